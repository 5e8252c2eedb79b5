"""The access matrix, word for word, against what was deployed without Amplify."""

from tests.access.test_matrix import *  # noqa: F403 - its tests are collected here too
