"""A finding passes with a reason only, and a reason only with a finding."""

import json
import re
from typing import Any

from operations.checkov.__main__ import REASONS
from operations.checkov.findings import Finding, decisions, of_report, verdict


def _report(*failed: tuple[str, str, str]) -> dict[str, Any]:
    checks = [{"check_id": c, "file_path": f, "resource": r} for c, f, r in failed]
    return {"results": {"failed_checks": checks}}


REPORT = _report(
    ("CKV_2", "/custom/queues/queues-template.json", "AWS::SQS::Queue.Parked"),
    ("CKV_1", "/storage/content/content-template.json", "AWS::DynamoDB::Table.Table"),
)
FOUND = [Finding("CKV_1", "content.Table"), Finding("CKV_2", "queues.Parked")]


def test_a_finding_names_its_check_and_its_place() -> None:
    assert of_report(REPORT) == of_report([REPORT]) == FOUND


DECIDED = {
    "CKV_1": {"reason": "So.", "places": ["content.Table"]},
    "CKV_2": {"reason": "So.", "places": ["queues.Parked"]},
}


def test_what_was_decided_passes() -> None:
    assert verdict(FOUND, decisions(DECIDED)).passed


def test_a_check_that_nobody_decided_about_is_named() -> None:
    judged = verdict(FOUND, decisions({"CKV_1": DECIDED["CKV_1"]}))
    assert judged.unjustified == (Finding("CKV_2", "queues.Parked"),)
    assert not judged.passed


def test_a_reason_excuses_no_other_place() -> None:
    another = Finding("CKV_2", "queues.Another")
    assert verdict([*FOUND, another], decisions(DECIDED)).unjustified == (another,)


def test_a_decision_on_what_is_mended_is_struck_out() -> None:
    judged = verdict(FOUND[:1], decisions(DECIDED))
    assert (judged.stale, judged.passed) == ((Finding("CKV_2", "queues.Parked"),), False)


def test_every_reason_is_one_line_that_says_why_and_where() -> None:
    for check, decided in json.loads(REASONS.read_text()).items():
        assert re.fullmatch(r"CKV2?_AWS_\d+", check)
        assert decided["reason"].endswith(".")
        assert "\n" not in decided["reason"]
        assert decided["places"] == sorted(set(decided["places"]))
