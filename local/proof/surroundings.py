"""What a mutant may bring in: everything that the specification and the data rules name."""

from lectern import keys
from local.proof import cells, services
from local.proof.change import Surroundings
from local.proof.matrix import TABLES, Matrix

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
    prefixes = {value for name, value in vars(keys).items() if name.endswith("_PREFIX")}
    return Surroundings(
        tuple(sorted(actions)),
        tuple(sorted(resources)),
        (*cells.ATTRIBUTES, cells.UNKNOWN),
        tuple(sorted(prefixes)),
    )
