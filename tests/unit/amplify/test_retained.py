"""A first push that failed can be made again: nothing of a fixed name is left in its way."""

import json

import pytest

from amplify.plain import root
from amplify.project.root import ROOT
from local.cloud.deploy.deployment import ROOT_TEMPLATE
from tests.unit.amplify.templates import RESOURCES

KEYS = sorted(RESOURCES)


def plainly_retained(template: dict[str, object]) -> list[str]:
    resources = template["Resources"]
    assert isinstance(resources, dict)
    return [name for name, each in resources.items() if each.get("DeletionPolicy") == "Retain"]


@pytest.mark.parametrize("key", KEYS)
def test_no_resource_is_retained_by_the_create_that_failed(key: str) -> None:
    assert plainly_retained(RESOURCES[key].template) == []


@pytest.mark.parametrize("file", [ROOT_TEMPLATE, ROOT / "amplify/plain/bucket.json"])
def test_nor_by_the_stacks_around_them(file: object) -> None:
    assert plainly_retained(json.loads(ROOT.joinpath(str(file)).read_text())) == []


def test_nor_in_the_plain_form_where_the_pools_stand_in_the_root() -> None:
    written = root.write(tuple(RESOURCES.values()))
    found = {"root": written.root, **written.nested}
    assert {name: plainly_retained(each) for name, each in found.items()} == {
        name: [] for name in found
    }
