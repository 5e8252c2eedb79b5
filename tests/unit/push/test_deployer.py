"""What an environment sets reaches the CLI where a team keeps it, and only where it's declared."""

import json
from pathlib import Path
from typing import Any

from local.push import deployer
from local.push.project import Project


def test_a_parameter_is_set_for_the_resources_that_declare_it(tmp_path: Path) -> None:
    project = Project(tmp_path)
    declared: dict[str, dict[str, Any]] = {"api": {"siteOrigin": {}}, "queues": {}}
    for name, parameters in declared.items():
        template = project.template("custom", name)
        template.parent.mkdir(parents=True)
        template.write_text(json.dumps({"Parameters": parameters}))
    team = tmp_path / "amplify" / "team-provider-info.json"
    team.write_text(json.dumps({"local": {"categories": {"custom": {"api": {"kept": "1"}}}}}))
    deployer.set_parameters(project, {"siteOrigin": "http://site", "unknown": "x"})
    categories = json.loads(team.read_text())["local"]["categories"]
    assert categories == {"custom": {"api": {"kept": "1", "siteOrigin": "http://site"}}}
