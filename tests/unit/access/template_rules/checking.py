"""Runs the project's rules, and no others, over one template: quick enough for many."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cfnlint.config import ConfigMixIn
from cfnlint.rules import Match, Rules
from cfnlint.rules.errors import RuleError
from cfnlint.runner.template import run_template_by_data, run_template_by_file_path

from access import template_rules
from local.settings import REGION

RULES = Rules.create_from_directory(str(Path(template_rules.__file__).parent))
RULES.register(RuleError())  # a rule that breaks is a finding, not silence
CONFIG = ConfigMixIn(regions=[REGION])
OURS = sorted(rule_id for rule_id in RULES if rule_id.startswith("E9"))


def of_file(file: Path) -> list[str]:
    return _texts(run_template_by_file_path(str(file), CONFIG, RULES, ignore_bad_template=False))


def of_template(wanted: dict[str, Any]) -> list[str]:
    return _texts(run_template_by_data(wanted, CONFIG, RULES))


def of_resources(resources: dict[str, Any]) -> set[str]:
    """The ids of the rules that these resources break."""
    return {match.rule.id for match in run_template_by_data(template(resources), CONFIG, RULES)}


def template(resources: dict[str, Any]) -> dict[str, Any]:
    return {"AWSTemplateFormatVersion": "2010-09-09", "Resources": resources}


def _texts(matches: Iterable[Match]) -> list[str]:
    return [f"{match.rule.id} {match.path}: {match.message}" for match in matches]
