"""Importing a handler loads no AWS SDK: a cold start pays for clients only when it uses them."""

import subprocess
import sys
from pathlib import Path

import pytest

FUNCTIONS = Path(__file__).parents[4] / "backend_functions"


@pytest.mark.parametrize(
    "package",
    [
        "cms_ingest",
        "activity",
        "media",
        "ops_alerts",
        "search",
        "sweep",
        "confirmed",
        "tell_editors",
    ],
)
def test_a_handler_is_light_to_import(package: str) -> None:
    script = f"import sys, {package}.handler; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script],
        cwd=FUNCTIONS,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(FUNCTIONS)},
    ).stdout.split()
    assert not {"boto3", "botocore"} & {*loaded}
    assert package == "search" or "requests" not in loaded
    assert not [name for name in loaded if name.startswith("lectern.cms.wagtail.")]
