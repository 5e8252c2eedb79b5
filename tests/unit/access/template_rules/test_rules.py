"""Each rule finds what it is for, finds nothing in a right template, and says what to do."""

import json
from pathlib import Path

import pytest

from tests.unit.access.template_rules import checking
from tests.unit.access.template_rules.checking import OURS, RULES
from tests.unit.access.template_rules.examples import EXAMPLES
from tests.unit.access.template_rules.function_examples import by_the_clock

WRONG = [(rule_id, name) for rule_id, each in EXAMPLES.items() for name in each.bad]


def test_every_rule_has_its_examples() -> None:
    assert sorted(EXAMPLES) == OURS


@pytest.mark.parametrize(("rule_id", "name"), WRONG)
def test_what_is_wrong_is_found(rule_id: str, name: str) -> None:
    assert rule_id in checking.of_resources(EXAMPLES[rule_id].bad[name])


@pytest.mark.parametrize("rule_id", sorted(EXAMPLES))
def test_in_a_right_template_no_rule_finds_anything(rule_id: str) -> None:
    assert checking.of_resources(EXAMPLES[rule_id].good) == set()


def test_what_is_asked_again_a_minute_later_needs_no_queue_for_what_failed() -> None:
    assert checking.of_resources(by_the_clock("rate(1 minute)")) == set()


@pytest.mark.parametrize("rule_id", OURS)
def test_a_rule_says_why_and_what_to_do_in_a_line_each(rule_id: str) -> None:
    rule = RULES[rule_id]
    for sentence in (rule.shortdesc, rule.description):
        assert sentence.endswith(".")
        assert 5 < len(sentence) < 160
        assert "\n" not in sentence


@pytest.mark.parametrize(("guests", "found"), [(True, {"E9030"}), (False, set())])
def test_a_parameter_counts_as_the_projects_file_sets_it(
    guests: bool, found: set[str], tmp_path: Path
) -> None:
    pool = {"AllowUnauthenticatedIdentities": {"Ref": "guests"}}
    file = tmp_path / "auth-cloudformation-template.json"
    resources = {"Pool": {"Type": "AWS::Cognito::IdentityPool", "Properties": pool}}
    parameters = {"Parameters": {"guests": {"Type": "String", "Default": "false"}}}
    file.write_text(json.dumps({**checking.template(resources), **parameters}))
    (tmp_path / "parameters.json").write_text(json.dumps({"guests": guests}))
    assert {text.split()[0] for text in checking.of_file(file)} == found
