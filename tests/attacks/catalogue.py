"""Every family, in the order of the suite."""

from tests.attacks.attack import Family
from tests.attacks.families import batches, foreign_keys, whole_tables

FAMILIES: tuple[Family, ...] = (
    foreign_keys.FAMILY,
    batches.FAMILY,
    whole_tables.FAMILY,
)
