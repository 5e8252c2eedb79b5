"""The decided matrix of the shipped templates, made once."""

import pytest

from access.proof import matrix
from access.proof.matrix import Matrix


@pytest.fixture(scope="session")
def decided() -> Matrix:
    return matrix.decided()
