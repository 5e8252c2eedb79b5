"""By what each documented command is run. What `aws` is asked for needs no line here: the CLI
itself judges it (tests/unit/documents/test_aws_commands.py); nor does `make`, whose recipe is
looked up here line by line.

The keys are the commands as the documents have them, on one line.
"""

from dataclasses import dataclass

PYTHON = ".venv/bin/python -m "
CI = ".ci/run"
MEASURED = "tests/unit/functions tests/unit/access/iam tests/unit/webapp/client"
"""Whose coverage counts, as the Makefile has them."""


@dataclass(frozen=True)
class By:
    """`file` runs the command; `says` is how it stands in its code, or the target of make."""

    file: str
    says: str


ALONE = {
    f"{PYTHON}pytest tests/unit/habits -q": f"{PYTHON}pytest tests/unit/habits -q",
    "make help": "make help",
    f"{PYTHON}local.run stop": "make --old-file=setup-run stop",
    f"{PYTHON}local.run reset": "make --old-file=setup-run reset",
    f"{PYTHON}operations.costs": f"{PYTHON}operations.costs",
    f"{PYTHON}operations.costs 5000": f"{PYTHON}operations.costs 5000",
    f"{PYTHON}access.proof.page": f"{PYTHON}access.proof.page",
    f"{PYTHON}access.rights": f"{PYTHON}access.rights",
    f"{PYTHON}access.oracle --count 10000 --seed 1": f"{PYTHON}access.oracle --count 100 --seed 1",
    f"{PYTHON}access.oracle.requests --count 2000 --seed 1": (
        f"{PYTHON}access.oracle.requests --count 50 --seed 1"
    ),
    f"{PYTHON}local.cloud.patches": f"{PYTHON}local.cloud.patches",
    f"{PYTHON}local.cloud.patches accept": f"{PYTHON}local.cloud.patches accept",
    f"{PYTHON}zipfile -c layer.zip layer/python": f"{PYTHON}zipfile -c layer.zip layer/python",
    f"{PYTHON}amplify.outputs": f"{PYTHON}amplify.outputs",
    f"{PYTHON}amplify.hosting --app-id d1a2b3c4": f"{PYTHON}amplify.hosting --app-id d1a2b3c4",
    f"{PYTHON}amplify.hosting --app-id <app>": f"{PYTHON}amplify.hosting --app-id d1a2b3c4",
    f"{PYTHON}amplify.hosting --app-id d1a2b3c4 --show > settings.json": (
        f"{PYTHON}amplify.hosting --app-id d1a2b3c4 --show > settings.json"
    ),
    f"{PYTHON}amplify.hosting --app-id <app> --firewall <its output SiteFirewallArn>": (
        f"{PYTHON}amplify.hosting --app-id d1a2b3c4 --firewall"
        " arn:aws:wafv2:us-east-1:123456789012:global/webacl/lectern-site-prod/1"
    ),
    "PYTHONPATH=. .venv/bin/cfn-lint -a access/template_rules -i W2001 W3005"
    " -t 'amplify/*/*/*/*-template.json'": (
        "PYTHONPATH=. .venv/bin/cfn-lint -a access/template_rules -i W2001 W3005"
        " -t 'amplify/*/*/*/*-template.json'"
    ),
    ".venv/bin/npm config get registry": ".venv/bin/npm config get registry",
    "git checkout <last good> -- backend_functions": "git checkout HEAD -- backend_functions",
}
"""Run in a copy of the tree, to the letter where there is nothing to fill in or to shorten."""

OPERATIONS = f"{PYTHON}operations"
WHOM = "ada@lectern.test"
ON_A_CLOUD = {
    f"{PYTHON}amplify.stages prod <env>": f"{PYTHON}amplify.stages prod local",
    f"{PYTHON}amplify.environments set <env> custom/api requestsPerSecond=20": (
        f"{PYTHON}amplify.environments set local custom/api requestsPerSecond=20"
    ),
    f"{PYTHON}amplify.environments show <env>": f"{PYTHON}amplify.environments show local",
    f"{PYTHON}amplify.environments show prod": f"{PYTHON}amplify.environments show local",
    f"{PYTHON}amplify.environments take <env>": f"{PYTHON}amplify.environments take local",
    f"{OPERATIONS} --env <env> revoke <mail address or sub>": (
        f"{OPERATIONS} --env local revoke {WHOM}"
    ),
    f"{OPERATIONS} revoke somebody@example.org": f"{OPERATIONS} revoke {WHOM}",
    f"{OPERATIONS} --env prod restore <mail address or sub>": (
        f"{OPERATIONS} --env local restore {WHOM}"
    ),
    f"{OPERATIONS} restore somebody@example.org": f"{OPERATIONS} restore {WHOM}",
    f"{OPERATIONS} --env <env> revoke everyone": f"{OPERATIONS} --env local revoke everyone",
    f"{OPERATIONS} revoke everyone": f"{OPERATIONS} revoke everyone",
    f"{OPERATIONS} --env <env> forget-factor <mail address or sub>": (
        f"{OPERATIONS} --env local forget-factor {WHOM}"
    ),
    f"{OPERATIONS} --env prod revoked": f"{OPERATIONS} --env local revoked",
    f"{OPERATIONS} revoked": f"{OPERATIONS} revoked",
    f"{OPERATIONS} --env <env> restore everyone": f"{OPERATIONS} --env local restore everyone",
    f"{OPERATIONS} --env prod restore everyone": f"{OPERATIONS} --env local restore everyone",
    f"{OPERATIONS} replay": f"{OPERATIONS} replay",
    f"{OPERATIONS} --env prod replay": f"{OPERATIONS} --env local replay",
    f"{OPERATIONS} replay-likes": f"{OPERATIONS} replay-likes",
    f"{OPERATIONS} replay-likes --lost": f"{OPERATIONS} replay-likes --lost",
    f"{OPERATIONS} --env prod replay-likes": f"{OPERATIONS} --env local replay-likes",
    f"{OPERATIONS} --env prod replay-likes --go --lost": (
        f"{OPERATIONS} --env local replay-likes --go --lost"
    ),
    f"{OPERATIONS} sweep": f"{OPERATIONS} sweep",
    f"{OPERATIONS} --env prod sweep": f"{OPERATIONS} --env local sweep",
    f"{OPERATIONS} recount": f"{OPERATIONS} recount",
    f"{OPERATIONS} --env prod recount": f"{OPERATIONS} --env local recount",
    f"{OPERATIONS} --env prod recount --repair": f"{OPERATIONS} --env local recount --repair",
    f"{OPERATIONS}.copy_table --env <env> <restored> <table>": (
        f"{OPERATIONS}.copy_table --env local lectern-content-local lectern-content-local"
    ),
    f"{OPERATIONS}.media_key --env <env> --write": f"{OPERATIONS}.media_key --env local --write",
    f"{OPERATIONS}.rotate --env <env>": f"{OPERATIONS}.rotate --env local",
    f"{OPERATIONS}.rotate --env <env> --finish": f"{OPERATIONS}.rotate --env local --finish",
}
"""Run in a copy of the tree, in the order of this list, against the local cloud in the place of an
account. `<env>` is its environment.
"""

PUSH = "local/push/amplify.py"
ELSEWHERE = {
    "amplify init": By(PUSH, '"init", "--yes"'),
    "amplify push": By(PUSH, '"push", "--yes")'),
    "amplify push --force": By(PUSH, '"push", "--yes", "--force"'),
    "amplify pull": By(PUSH, '"pull", "--yes"'),
    "amplify env add": By(PUSH, '"env", "add", "--yes"'),
    "amplify delete": By(PUSH, '"delete", "--force"'),
    "python3 local/setup/environment.py run": By(CI, "make checkov"),
    "python3 local/setup/environment.py develop": By(CI, "make setup"),
    f"{PYTHON}pip install --no-deps --no-build-isolation --require-hashes"
    " -r requirements/dax.lock --target layer/python": By(
        "tests/integration/test_dax_client.py", '"pip", "install", "--no-deps"'
    ),
    f"{PYTHON}local.run": By("tests/stack.py", '"-m", "local.run"'),
    f"{PYTHON}local.cms": By("local/run/cms.py", '"local.cms"'),
    f"{PYTHON}local.cms.dispatch": By("local/run/cms.py", '"local.cms.dispatch"'),
    f"{PYTHON}webapp.serve": By("local/run/site.py", '"webapp.serve"'),
    f"{OPERATIONS} reconcile": By("tests/integration/test_reconcile.py", '"reconcile"'),
    f"{OPERATIONS} --env prod reconcile": By("tests/integration/test_reconcile.py", '"reconcile"'),
    f"{OPERATIONS} --env prod reconcile --go": By(
        "tests/integration/test_reconcile.py", '"reconcile", "GO=1"'
    ),
    f"{OPERATIONS} --env prod reconcile --go --withdraw": By(
        "tests/integration/test_reconcile.py", '"reconcile", "GO=1", "WITHDRAW=1"'
    ),
    f"{PYTHON}local.seed": By("tests/integration/test_documented_commands.py", "local.seed"),
    f"{PYTHON}webapp.build": By("tests/integration/test_documented_commands.py", "webapp.build"),
    f"{PYTHON}webapp.build.finish --outputs .local/outputs.json": By(
        "tests/integration/test_documented_commands.py", "webapp.build.finish --outputs"
    ),
    f"{PYTHON}local.cloud.deploy": By("tests/access/cloud.py", '"local.cloud.deploy"'),
    f"{PYTHON}amplify.plain": By("tests/exit/leaving.py", '"-m", "amplify.plain"'),
    f"{PYTHON}amplify.plain.site lectern-prod > build/outputs.json": By(
        "tests/exit/test_deployment.py", '"amplify.plain.site", leaving.STACK'
    ),
    f"{PYTHON}amplify.plain.write_import <root>": By(
        "tests/exit/test_move.py", "write_import.prepare("
    ),
    f"{PYTHON}amplify.environments.build": By(
        "local/push/hosting_build.py", '["build"]["commands"]'
    ),
    f"{OPERATIONS}.media_key --env <env> --second --write": By(
        "tests/operations/test_media_keys.py", '"--second", "--write"'
    ),
    f"{PYTHON}access.proof": By("tests/proof/command.py", '"-m", "access.proof"'),
    f'{PYTHON}access.proof --aws "amplify-lectern-test-123456" --disposable ""': By(
        "tests/exit/test_proof.py", '"--aws", leaving.STACK'
    ),
    f"{PYTHON}ruff check .": By(CI, "make lint"),
    f"{PYTHON}ruff format --check .": By(CI, "make lint"),
    f"{PYTHON}mypy": By(CI, "make types"),
    f"{PYTHON}webapp.build.typecheck": By(CI, "make types"),
    f"{PYTHON}webapp.build.lint": By(CI, "make lint"),
    f"{PYTHON}local.setup.chromium": By(CI, "make test"),
    f"{PYTHON}pytest {MEASURED} -q -n 2 --cov --cov-report=": By(CI, "make test"),
    f"{PYTHON}pytest tests/unit -q -n 2 --ignore={MEASURED.replace(' ', ' --ignore=')}": By(
        CI, "make test"
    ),
    f"{PYTHON}tests.covered": By(CI, "make test"),
    f"{PYTHON}pytest tests --ignore=tests/unit -n 3 --dist loadscope": By(CI, "make test"),
    f"{PYTHON}operations.checkov": By(CI, "make checkov"),
    f"{PYTHON}local.push": By(CI, "make push"),
}
"""Run by something else: a test, the run that every test above unit level starts, `make push`, or
what continuous integration calls.
"""

BY_NOBODY = {
    "make bench": "measures for some minutes",
    "make exit": "asks for ten minutes what `make test` samples",
    "make lock": "asks the package registries",
    f"{PYTHON}webapp.build.lock": "asks npm's registry",
    f"{PYTHON}webapp.build.lint --write": "changes the files in place",
    ".venv/bin/pre-commit install": "changes the hooks of your clone",
    f"LECTERN_ATTACH=$PWD/.local/outputs.json {PYTHON}pytest"
    " tests/integration/test_ingest.py -q": "needs a running Lectern",
}
"""Run by no test, and why, in the words of the document's section."""
