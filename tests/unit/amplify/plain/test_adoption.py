"""The import names each live resource, and holds nothing else."""

import pytest

from amplify import project
from amplify.plain import adoption, kept, root
from amplify.plain.errors import NotFound
from amplify.project.root import ROOT

RESOURCES = project.load(ROOT / "amplify")
ROOT_TEMPLATE = root.write(RESOURCES).root
PHYSICAL = {
    each.key: {name: f"live-{each.key}-{name}" for name in kept.of(each.template)}
    for each in RESOURCES
}


def test_an_import_adds_nothing_but_data() -> None:
    template = adoption.template(ROOT_TEMPLATE)
    kinds = {each["Type"] for each in template["Resources"].values()}
    assert kinds == set(kept.IDENTIFIERS)
    assert "Outputs" not in template


def test_an_import_asks_only_for_what_the_data_is_made_of() -> None:
    parameters = adoption.template(ROOT_TEMPLATE)["Parameters"]
    assert "env" in parameters
    assert "siteOrigin" not in parameters


def test_the_update_that_follows_leaves_the_data_as_it_was_imported() -> None:
    imported = adoption.template(ROOT_TEMPLATE)
    assert imported["Resources"].items() <= ROOT_TEMPLATE["Resources"].items()
    assert imported["Parameters"].items() <= ROOT_TEMPLATE["Parameters"].items()


def test_every_kept_resource_is_found_by_its_live_id() -> None:
    wanted = adoption.resources_to_import(ROOT_TEMPLATE, RESOURCES, PHYSICAL)
    found = {each["LogicalResourceId"]: each["ResourceIdentifier"] for each in wanted}
    pool = "live-authlectern-UserPool"
    assert found["authlecternUserPool"] == {"UserPoolId": pool}
    assert found["authlecternIdentityPool"] == {"Id": "live-authlectern-IdentityPool"}
    assert found["authlecternUserPoolClientWeb"] == {
        "UserPoolId": pool,
        "ClientId": "live-authlectern-UserPoolClientWeb",
    }
    assert found["customgroupsModerators"]["UserPoolId"] == pool
    assert found["storagelearnersDynamoDBTable"] == {
        "TableName": "live-storagelearners-DynamoDBTable"
    }
    assert found["customsecretsAuthorSecret"] == {"Id": "live-customsecrets-AuthorSecret"}
    assert found.keys() == kept.of(ROOT_TEMPLATE).keys()


def test_a_live_environment_that_lacks_something_is_told_so() -> None:
    lacking = {**PHYSICAL, "storagelearners": {}}
    with pytest.raises(NotFound, match="no DynamoDBTable in storagelearners"):
        adoption.resources_to_import(ROOT_TEMPLATE, RESOURCES, lacking)
