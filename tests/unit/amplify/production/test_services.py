"""The table of services names each that the templates use, and files that exist."""

import re

import pytest

from amplify.project.root import ROOT
from tests.unit.amplify.templates import RESOURCES

TEXT = (ROOT / "docs" / "services.md").read_text()
ROWS = [line.split("|")[1:-1] for line in TEXT.splitlines() if line.count("|") == 5]
TABLE = [[cell.strip() for cell in row] for row in ROWS if "---" not in row[0]][1:]
CALLED = {
    "ApiGateway": "API Gateway",
    "SecretsManager": "Secrets Manager",
    "EC2": "VPC",
    "Events": "EventBridge",
    "WAFv2": "WAF",
    "Logs": "CloudWatch",
}
USED = {
    definition["Type"].split("::")[1]
    for resource in RESOURCES.values()
    for definition in resource.template["Resources"].values()
}


@pytest.mark.parametrize("service", sorted(USED))
def test_a_service_that_a_template_uses_is_in_the_table(service: str) -> None:
    assert any(CALLED.get(service, service) in row[0] for row in TABLE)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_where_a_service_is_described_is_there(row: list[str]) -> None:
    for place in re.findall(r"`([^`]+)`", row[2]):
        found = [
            folder
            for folder in (ROOT, ROOT / "amplify/backend", ROOT / "backend_functions")
            if list(folder.glob(place.rstrip("/")))
        ]
        assert found, place


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_what_proves_a_service_is_there(row: list[str]) -> None:
    folder = ""
    for proof in re.findall(r"`([^`]+)`", row[3]):
        if proof.startswith("make "):
            assert f"\n{proof.removeprefix('make ')}:" in (ROOT / "Makefile").read_text()
            continue
        path = proof if "/" in proof else f"{folder}/{proof}"
        folder = path.rpartition("/")[0]
        assert (ROOT / "tests" / path).exists(), path
