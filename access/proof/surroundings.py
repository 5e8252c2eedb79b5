"""What a mutant may bring in: everything that the specification and the data rules name."""

from access.proof import cells, items, services
from access.proof.change import Surroundings
from access.proof.matrix import Matrix
from access.proof.shipped import TABLES

OF_DYNAMODB = (
    "GetItem",
    "Query",
    "Scan",
    "PutItem",
    "UpdateItem",
    "DeleteItem",
    "BatchGetItem",
    "BatchWriteItem",
    "ConditionCheckItem",
    "PartiQLSelect",
    "PartiQLUpdate",
    "DescribeTable",
    "DeleteTable",
)


def of(matrix: Matrix) -> Surroundings:
    arns = matrix.shipped.arns
    granted = {
        pair
        for principal in matrix.specification.principals
        for pair in services.granted(principal, matrix.specification, arns)
    }
    actions = {action for action, _ in granted} | {f"dynamodb:{each}" for each in OF_DYNAMODB}
    resources = {resource for _, resource in granted}
    resources |= {arns[f"{stack}Arn"] for stack in TABLES.values()}
    written = matrix.specification
    partitions = {written.key(family)[0] for family in written.families.values()}
    unused = [each for each in items.PREFIXES if not any(pk.startswith(each) for pk in partitions)]
    partitions |= {items.STRANGER, *(f"{prefix}x" for prefix in unused)}
    return Surroundings(
        tuple(sorted(actions)),
        tuple(sorted(resources)),
        (*cells.ATTRIBUTES, cells.UNKNOWN),
        tuple(sorted(partitions)),
        tuple(items.PREFIXES),
    )
