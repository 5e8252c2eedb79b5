"""A finding passes with a reason only, and a reason only with a finding."""

import json
import re
from typing import Any

from local.checkov.__main__ import REASONS
from local.checkov.findings import Finding, of_report, verdict


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


def test_what_has_a_reason_passes() -> None:
    assert verdict(FOUND, {"CKV_1": "so", "CKV_2": "so"}).passed


def test_what_has_none_is_named() -> None:
    judged = verdict(FOUND, {"CKV_1": "so"})
    assert judged.unjustified == (Finding("CKV_2", "queues.Parked"),)
    assert not judged.passed


def test_a_reason_for_what_is_mended_is_struck_out() -> None:
    judged = verdict([], {"CKV_1": "so"})
    assert (judged.stale, judged.passed) == (("CKV_1",), False)


def test_every_reason_is_one_line_that_says_why() -> None:
    for check, reason in json.loads(REASONS.read_text()).items():
        assert re.fullmatch(r"CKV2?_AWS_\d+", check)
        assert reason.endswith(".")
        assert "\n" not in reason
