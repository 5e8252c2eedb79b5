"""`python -m operations.costs [learners …]`: the bill of a month, and what each switch adds."""

import sys

from operations.costs import bill, table, usage

DEFAULT = (100, 10_000, 1_000_000)


def main(arguments: list[str]) -> int:
    try:
        crowds = tuple(int(given) for given in arguments) or DEFAULT
    except ValueError:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    bills = [bill.lines(usage.of(learners)) for learners in crowds]
    sys.stdout.write(f"{table.markdown(crowds, bills)}\n{table.switches(crowds)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
