"""Each line is one JSON object that names its correlation id."""

from lectern.log import Log
from tests.unit.functions.conftest import Lines


def test_a_line_holds_level_event_function_correlation_id_and_fields(lines: Lines) -> None:
    Log("unit", level="INFO").about("c-1").info("done", hits=3)
    assert lines() == [
        {"level": "INFO", "event": "done", "function": "unit", "correlationId": "c-1", "hits": 3}
    ]


def test_what_is_below_the_level_is_left_out(lines: Lines) -> None:
    log = Log("unit", level="warning")
    log.debug("a")
    log.info("b")
    log.warning("c")
    log.error("d")
    assert [line["event"] for line in lines()] == ["c", "d"]


def test_line_breaks_in_a_field_dont_start_a_line(lines: Lines) -> None:
    Log("unit", level="INFO").info("done", detail='a\n{"level": "ERROR"}')
    assert len(lines()) == 1
