"""What the client is generated from, and when a build is out of date."""

import re
from pathlib import Path

import pytest

from lectern import attributes, keys
from webapp.build import constants, lock, sources
from webapp.build.build_failed import LockIncomplete


def test_the_browsers_names_are_those_of_the_shared_rules() -> None:
    text = constants.typescript()
    assert f'export const CONTENT_PREFIX = "{keys.CONTENT_PREFIX}";' in text
    listed = re.search(r"CONTENT_READABLE = \[(.*)\] as const", text)
    assert listed is not None
    assert set(re.findall(r'"(\w+)"', listed[1])) == attributes.CONTENT_READABLE


def test_writing_the_client_again_touches_nothing_and_forgets_what_went(tmp_path: Path) -> None:
    sources.write_client(tmp_path)
    store = tmp_path / "store.ts"
    before = store.stat().st_mtime_ns
    (tmp_path / "gone.ts").write_text("")
    sources.write_client(tmp_path)
    assert store.stat().st_mtime_ns == before
    assert not (tmp_path / "gone.ts").exists()


def test_the_fingerprint_is_the_same_for_the_same_sources() -> None:
    assert sources.fingerprint() == sources.fingerprint()


def test_a_lock_loses_its_addresses_and_keeps_the_rest() -> None:
    package = {"version": "1.0.0", "resolved": "https://x/a.tgz", "integrity": "sha512-a"}
    kept = lock.without_addresses({"lockfileVersion": 3, "packages": {"": {}, "a": package}})
    expected = {"": {}, "a": {"version": "1.0.0", "integrity": "sha512-a"}}
    assert kept == {"lockfileVersion": 3, "packages": expected}


def test_a_package_without_a_hash_is_not_locked() -> None:
    with pytest.raises(LockIncomplete, match="node_modules/a"):
        lock.without_addresses({"packages": {"node_modules/a": {"version": "1.0.0"}}})


def test_a_lock_is_made_for_the_very_versions_that_were_asked_for() -> None:
    package = {"dependencies": {"a": "^1.2.3"}, "devDependencies": {"b": "~2.0.0", "c": "3.0.0"}}
    assert lock.exact(package) == {
        "dependencies": {"a": "1.2.3"},
        "devDependencies": {"b": "2.0.0", "c": "3.0.0"},
    }
