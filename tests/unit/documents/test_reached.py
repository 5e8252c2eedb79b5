"""Only code that a test leads to counts as run: no comment, no docstring, nothing left over."""

import pytest

from tests.documents.reached import from_tests, of_source

TEST = """
def test_it(stack):
    start()
"""
PRODUCT = '''
"""run("in the docstring of the module")"""

def start():
    """run("in a docstring")"""
    # run("in a comment")
    run("called", "-m", "other.thing")

def forgotten():
    run("by nobody")

def stack():
    run("as a fixture")
'''
MAIN = """
if __name__ == "__main__":
    run("by its name")
"""
UNITS = [
    *of_source("tests/test_one.py", TEST),
    *of_source("product.py", PRODUCT),
    *of_source("other/thing.py", MAIN),
    *of_source("other/nothing.py", MAIN),
]


@pytest.mark.parametrize(
    ("file", "says", "is_run"),
    [
        ("product.py", "called", True),
        ("product.py", "as a fixture", True),
        ("other/thing.py", "by its name", True),
        ("other/nothing.py", "by its name", False),
        ("product.py", "by nobody", False),
        ("product.py", "in a comment", False),
        ("product.py", "in a docstring", False),
        ("product.py", "in the docstring of the module", False),
    ],
)
def test_code_counts_as_run_if_a_test_leads_to_it(file: str, says: str, is_run: bool) -> None:
    assert is_run is any(f'"{says}' in unit.code for unit in from_tests(UNITS) if unit.file == file)
