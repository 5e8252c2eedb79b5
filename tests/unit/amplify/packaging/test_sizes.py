"""How big a package may be: a cold start loads all of it."""

import pytest

from amplify import packaging, project
from amplify.project import packages
from amplify.project.package_sizes import limit
from amplify.project.root import ROOT

CLI_OVERHEAD = 1.07
"""The CLI's zips, measured against ours: it packs less densely and writes longer headers."""
BUILT = {each.name: each for each in project.load(ROOT / "amplify") if each.built}
FUNCTIONS = sorted(BUILT.keys() - {packaging.LAYER})


def test_there_are_functions_to_measure() -> None:
    assert {
        "cmsIngest",
        "search",
        "activity",
        "media",
        "opsAlerts",
        "sweep",
        "confirmed",
        "tellEditors",
    } <= set(FUNCTIONS)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_functions_package_is_small(name: str) -> None:
    assert len(packages.build(BUILT[name]).body) <= limit(name)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_functions_package_is_small_as_the_cli_zips_it(name: str) -> None:
    assert len(packages.build(BUILT[name]).body) * CLI_OVERHEAD <= limit(name)


def test_the_layer_is_small() -> None:
    assert len(packages.build(BUILT[packaging.LAYER]).body) <= limit(packaging.LAYER)
