"""`python -m local.cloud.deploy`: deploys amplify/backend into the running local cloud."""

import sys

from botocore.exceptions import EndpointConnectionError

from amplify.project.project_fault import ProjectFault
from local import settings
from local.cloud.deploy.deploy_failed import DeployFailed
from local.cloud.deploy.deployment import deploy


def main() -> int:
    try:
        chosen = settings.from_environ()
        deploy(chosen)
    except (DeployFailed, ProjectFault, settings.SettingsInvalid) as failure:
        print(failure, file=sys.stderr)
        return 1
    except EndpointConnectionError:
        print(f"No local cloud answers at {chosen.cloud_url}. Start it first.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
