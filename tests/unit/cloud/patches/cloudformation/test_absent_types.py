"""What the emulator lacks is recorded and said, and every other resource is really created."""

import importlib
import subprocess
import sys

import pytest

from local.cloud.deploy.unsupported import UNSUPPORTED
from local.cloud.patches.cloudformation.provisioners import PROVISIONERS

AS_THE_CLOUD_SEES_IT = """
import importlib
from local.cloud.patches.cloudformation import absent_types
absent_types.install()
provisioners = importlib.import_module(absent_types.PROVISIONERS)
print(provisioners._provision_resource("AWS::Budgets::Budget", "Budget", {}, "stack")[0])
math = {"AlarmName": "near-ceiling", "Metrics": [{"Id": "used"}]}
print(provisioners._provision_resource("AWS::CloudWatch::Alarm", "Near", math, "stack")[0])
try:
    provisioners._provision_resource("AWS::New::Thing", "Thing", {}, "stack")
except ValueError as refused:
    print(refused)
"""


@pytest.mark.parametrize("kind", sorted(UNSUPPORTED))
def test_a_type_on_the_list_is_one_that_the_emulator_lacks(kind: str) -> None:
    """One that it has learnt meanwhile must leave the list, or it would never be created."""
    assert kind not in importlib.import_module(PROVISIONERS)._RESOURCE_HANDLERS


def test_listed_types_and_metric_math_are_recorded_and_unknown_types_refused() -> None:
    """In a process of its own: the hooks change the emulator for good."""
    ran = subprocess.run(
        [sys.executable, "-c", AS_THE_CLOUD_SEES_IT], capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines() == [
        "stack-Budget",
        "near-ceiling",
        "Unsupported resource type: AWS::New::Thing",
    ]
    assert "stack-Budget (AWS::Budgets::Budget) is recorded, and not created." in ran.stderr
    assert "near-ceiling" in ran.stderr
