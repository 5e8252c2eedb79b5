"""Runs an operator's command against the Lectern that runs."""

import os
import subprocess
from urllib.parse import urlsplit

from amplify.project.root import ROOT
from tests.stack import Stack


def made(lectern: Stack, *arguments: str) -> str:
    """`make …` without its first step: that may make anew the environment that runs this."""
    outputs = lectern.outputs
    env = {
        **os.environ,
        "LECTERN_STATE_DIR": str(lectern.state),
        "LECTERN_CLOUD_PORT": _port(outputs.awsEndpoint),
        "LECTERN_SITE_PORT": _port(outputs.siteUrl),
        "LECTERN_CMS_PORT": _port(outputs.cmsUrl),
    }
    command = ["make", "--no-print-directory", "--old-file=setup-run", *arguments]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def _port(url: str) -> str:
    return str(urlsplit(url).port)
