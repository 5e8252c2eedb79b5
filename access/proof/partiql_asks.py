"""The same wishes in PartiQL, which has actions of its own and is granted to nobody."""

from collections.abc import Iterator

from access.proof.asks import Ask, Item


def of(item: Item, attribute: str) -> Iterator[Ask]:
    table = f'"{item.table}"'
    statements = {
        "PartiQLSelect": f'SELECT "{attribute}" FROM {table} WHERE pk = ?',  # noqa: S608
        "PartiQLUpdate": f"UPDATE {table} SET \"{attribute}\" = 'x' WHERE pk = ? AND sk = 'y'",  # noqa: S608
        "PartiQLDelete": f"DELETE FROM {table} WHERE pk = ? AND sk = 'y'",  # noqa: S608
        "PartiQLInsert": f"INSERT INTO {table} VALUE {{'pk': ?, 'sk': 'y'}}",
    }
    for action, statement in statements.items():
        wanted = {"Statement": statement, "Parameters": [{"S": item.pk}]}
        for operation, body in (
            ("ExecuteStatement", wanted),
            ("BatchExecuteStatement", {"Statements": [wanted]}),
            ("ExecuteTransaction", {"TransactStatements": [wanted]}),
        ):
            yield Ask(f"{action} by {operation}", operation, body, frozenset({action}), (item,))
