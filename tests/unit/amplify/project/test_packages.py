"""Packages are the same bytes for the same code, small, and split as the design says."""

import io
import zipfile
from pathlib import Path

import pytest

from amplify import packaging
from amplify.project import Resource, packages
from amplify.project.archive import pack
from amplify.project.errors import PackageMissing


def _function(handler: str) -> Resource:
    template = {"Resources": {"LambdaFunction": {"Properties": {"Handler": handler}}}}
    return Resource("function", "aFunction", True, (), template, {})


def _names(body: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return archive.namelist()


def test_the_order_in_which_files_were_found_does_not_show() -> None:
    one = pack("f", {"a.py": b"1", "b.py": b"2"})
    other = pack("f", {"b.py": b"2", "a.py": b"1"})
    assert one == other


def test_a_changed_file_gives_another_key() -> None:
    assert pack("f", {"a.py": b"1"}).key != pack("f", {"a.py": b"2"}).key


def test_a_function_packs_its_own_code_only() -> None:
    names = _names(packages.build(_function("search.handler.handle")).body)
    assert "search/handler.py" in names
    assert {name.split("/")[0] for name in names} == {"search"}


def test_a_function_without_code_is_named() -> None:
    with pytest.raises(PackageMissing, match=r"functionaFunction: .*no_such holds no code"):
        packages.build(_function("no_such.handler.handle"))


def test_the_layer_holds_the_shared_code_and_the_locked_packages() -> None:
    files = packaging.layer_as_installed()
    assert {"python/lectern/keys.py", "python/requests/api.py", "python/nh3/__init__.py"} <= set(
        files
    )
    assert {path.split("/")[0] for path in files} == {"python"}


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("requests/api.py", True),
        ("nh3/nh3.abi3.so", True),
        ("certifi/cacert.pem", True),
        ("requests-2.34.2.dist-info/licenses/LICENSE", True),
        ("requests-2.34.2.dist-info/RECORD", False),
        ("requests/__pycache__/api.cpython-311.pyc", False),
        ("bin/normalizer", False),
        ("charset_normalizer/cli/__main__.py", False),
        ("urllib3/contrib/emscripten/fetch.py", False),
        ("urllib3/py.typed", False),
        ("charset_normalizer/md.cpython-311-x86_64-linux-gnu.so", False),
        ("81d243bd2c585b0f4821__mypyc.cpython-311-x86_64-linux-gnu.so", False),
    ],
)
def test_the_layer_leaves_out_what_no_import_reads(path: str, kept: bool) -> None:
    assert bool(packaging.LEFT_OUT.search(path)) is not kept


def test_a_package_of_another_version_than_the_locked_one_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock = tmp_path / "functions.lock"
    lock.write_text("requests==0.0.1 \\\n    --hash=sha256:00\n")
    monkeypatch.setattr(packaging, "LOCK", lock)
    with pytest.raises(packaging.PackageIncomplete, match=r"but 0\.0\.1 is locked"):
        packaging.layer_as_installed()
