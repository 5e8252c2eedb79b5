"""Every family, in the order of the suite."""

from tests.attacks.attack import Family
from tests.attacks.families import (
    batches,
    content_table,
    foreign_keys,
    gateway,
    identity_pool,
    issued,
    malformed,
    oracles,
    other_services,
    return_values,
    signatures,
    smuggling,
    tokens,
    user_pool,
    webhook_door,
    whole_tables,
)

FAMILIES: tuple[Family, ...] = (
    foreign_keys.FAMILY,
    batches.FAMILY,
    whole_tables.FAMILY,
    return_values.FAMILY,
    oracles.FAMILY,
    smuggling.FAMILY,
    malformed.FAMILY,
    issued.FAMILY,
    content_table.FAMILY,
    signatures.FAMILY,
    tokens.IDENTITY,
    tokens.SEARCH,
    identity_pool.FAMILY,
    user_pool.FAMILY,
    other_services.FAMILY,
    webhook_door.FAMILY,
    gateway.FAMILY,
)
