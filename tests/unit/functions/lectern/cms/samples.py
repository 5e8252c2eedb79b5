"""What the contract needs to know of a source: its module `<name>/samples.py` has these names."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from lectern.cms import SOURCES
from lectern.delivery import Delivery


@dataclass(frozen=True)
class Samples:
    """True webhooks and answers of one CMS.

    - `signed(body)`: the delivery of this body, signed by the secret `fields`.
    - `rotated`: the secret once another signs and that of `fields` is the previous one;
      `others`: a secret of which `fields` knows nothing.
    - `bodies`: a published course, a published lesson, an unpublished and a deleted entry, as JSON.
    - `answer`: what the CMS's search answers, with a hit, as JSON; `api_fields`: its secret.
    - `listing`: what the CMS answers, as JSON by the end of the address and its parameters, when
      it has published exactly the course and the lesson of `bodies`; anything else isn't there.
    """

    signed: Callable[[str], Delivery]
    fields: Mapping[str, str]
    rotated: Mapping[str, str]
    others: Mapping[str, str]
    bodies: Mapping[str, str]
    answer: str
    api_fields: Mapping[str, str]
    listing: Mapping[str, str]


def of(source: str) -> Samples:
    found: Samples = importlib.import_module(f"{__package__}.{source}.samples").SAMPLES
    return found


ALL = {name: of(name) for name in SOURCES}
every_source = pytest.mark.parametrize(
    ("source", "sample"),
    [pytest.param(source, ALL[name], id=name) for name, source in SOURCES.items()],
)
