"""What an environment sets is stored where every push looks, and only where it's declared."""

import json
from pathlib import Path
from typing import Any

from local.push import deployer
from local.push.project import Project
from local.settings import ENV_NAME
from tests.unit.amplify.environments.parameter_store import ParameterStore


def test_a_parameter_is_set_for_the_resources_that_declare_it(tmp_path: Path) -> None:
    project = Project(tmp_path)
    declared: dict[str, dict[str, Any]] = {"api": {"siteOrigin": {}}, "queues": {}}
    for name, parameters in declared.items():
        template = project.template("custom", name)
        template.parent.mkdir(parents=True)
        template.write_text(json.dumps({"Parameters": parameters}))
    (project.backend / "backend-config.json").write_text("{}")
    ssm = ParameterStore()
    deployer.set_parameters(project, {"siteOrigin": "http://site", "unknown": "x"}, ssm)
    assert ssm.stored == {f"/lectern/{ENV_NAME}/custom/api/siteOrigin": "http://site"}
