"""`make prove AWS=1`: the same suites on the deployment that the environment names."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from local.proof import suites, target
from local.proof.errors import SettingsMissing
from local.settings import ROOT
from tests.access import cloud as clouds
from tests.access import test_matrix

ASKED = ("tests/access/test_matrix.py", "tests/access/test_specification.py")
WRITTEN_BY_HAND = (
    2 * len(test_matrix.FOREIGN)
    + len(test_matrix.TOO_MUCH)
    + len(test_matrix.CONTENT)
    + len(test_matrix.LAWFUL),
    2 * len(test_matrix.LAWFUL),
)
"""The attacks and the lawful requests of the first; of the second, none counts as either."""
SETTINGS = (target.FILE, target.PASSWORD, target.ORIGIN, *target.OPERATOR)
GIVEN = {target.PASSWORD: "x", target.ORIGIN: "https://lectern.example", "AWS_PROFILE": "operator"}


def test_without_its_settings_it_asks_nothing_and_names_them() -> None:
    bare = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    run = subprocess.run(
        [sys.executable, "-m", "local.proof", "--aws"],
        cwd=ROOT,
        env=bare,
        text=True,
        capture_output=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert all(name in run.stderr for name in SETTINGS)


def test_an_output_that_is_missing_is_named(tmp_path: Path) -> None:
    file = tmp_path / "outputs.json"
    file.write_text(json.dumps({"region": "eu-west-1"}))
    with pytest.raises(SettingsMissing, match="userPoolId"):
        target.from_environ({**GIVEN, target.FILE: str(file)})


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsMissing, match="can't be read"):
        target.from_environ({**GIVEN, target.FILE: str(tmp_path / "outputs.json")})


def test_the_suites_ask_the_deployment_that_is_named(tmp_path: Path) -> None:
    """A local cloud in the place of AWS: the settings' file is all that tells them apart."""
    with clouds.running(clouds.environ(tmp_path / "cloud")) as cloud:
        file = tmp_path / "settings.json"
        file.write_text(json.dumps(asdict(cloud.stacks)))
        environ = {
            **{name: value for name, value in os.environ.items() if name not in SETTINGS},
            target.FILE: str(file),
            target.PASSWORD: "a Long-enough passw0rd",
            target.ORIGIN: cloud.site_origin,
            "AWS_ACCESS_KEY_ID": cloud.root.root_access_key_id,
            "AWS_SECRET_ACCESS_KEY": cloud.root.root_secret_access_key,
        }
        with suites.running(environ, ASKED) as asking:
            attacks, lawful, refusals, allowances = asking.findings()
    assert all(each.passed for each in (attacks, lawful, refusals, allowances))
    assert (attacks.total, lawful.total) == WRITTEN_BY_HAND
    assert refusals.total > 100
    assert allowances.total > 20
