"""`python -m local.cloud`: the emulator behind the gateway, on LECTERN_CLOUD_PORT."""

import sys

from local.cloud.assembly import assemble
from local.cloud.patches.lambda_ import workers
from local.cloud.process import configuration, exclusive, server
from local.cloud.process.cloud_refused import CloudRefused
from local.settings import SettingsInvalid


def main() -> int:
    try:
        chosen = configuration.from_environ()
        with exclusive.held_state(chosen.state), exclusive.bound_socket(chosen.port) as bound:
            served = server.serve(assemble(chosen), chosen, bound, workers.end)
    except (CloudRefused, SettingsInvalid) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0 if served else 1


if __name__ == "__main__":
    sys.exit(main())
