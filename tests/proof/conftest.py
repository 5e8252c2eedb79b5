"""The decided matrix of the shipped templates, made once."""

import pytest

from local.proof import matrix
from local.proof.matrix import Matrix


@pytest.fixture(scope="session")
def decided() -> Matrix:
    return matrix.decided()
