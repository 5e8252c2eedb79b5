"""One CMS for these tests: a temporary state, migrated once and kept, rolled back after each.

Django is set up when this file is imported, because tests import models.
"""

import atexit
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest

_STATE = Path(tempfile.mkdtemp(prefix="lectern-cms-tests-"))
atexit.register(shutil.rmtree, _STATE, ignore_errors=True)

with pytest.MonkeyPatch.context() as patch:
    patch.setenv("LECTERN_STATE_DIR", str(_STATE))
    patch.setenv("LECTERN_CMS_PORT", "8000")
    patch.setenv("LECTERN_SITE_PORT", "3000")
    patch.setenv("LECTERN_CLOUD_PORT", "4566")
    patch.setenv("DJANGO_SETTINGS_MODULE", "local.cms.settings")
    django.setup()

from django.conf import settings  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from local.cms import credentials, prepare  # noqa: E402
from local.cms.courses.models import Catalogue, Course, Lesson  # noqa: E402
from tests.unit.cms.editor import Editor  # noqa: E402


def _copy(source: Path, target: Path) -> None:
    with sqlite3.connect(source) as held, sqlite3.connect(target) as copy:
        held.backup(copy)


@pytest.fixture(scope="session")
def _database(request: pytest.FixtureRequest) -> None:
    """Migrating takes seconds, so its result is kept until a migration changes."""
    setup_test_environment()
    kept = request.config.cache.mkdir("lectern-cms") / f"{prepare.migrations_hash()}.sqlite3"
    if kept.exists():
        _copy(kept, settings.CMS.database)
    else:
        call_command("migrate", interactive=False, verbosity=0)
        draft = kept.with_suffix(f".{_STATE.name}")
        _copy(settings.CMS.database, draft)
        draft.replace(kept)
    prepare.furnish()
    _write_two_courses(Editor(Catalogue.objects.get()))


def _write_two_courses(editor: Editor) -> None:
    """Keys has no lesson, Queries has three; all public, with an empty outbox."""
    editor.course("Keys", publish=True)
    queries = editor.course("Queries", publish=True)
    for title in ("One", "Two", "Three"):
        editor.lesson(queries, title, publish=True)
    editor.forget_events()


@pytest.fixture(autouse=True)
def _rolled_back(_database: None) -> Iterator[None]:
    cache.clear()  # it knows renditions of images that were rolled back
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def editor() -> Editor:
    return Editor(Catalogue.objects.get())


@pytest.fixture
def course() -> Course:
    """A public course without lessons."""
    return Course.objects.get(slug="keys")


@pytest.fixture
def full_course() -> Course:
    """A public course, the parent of `lessons`."""
    return Course.objects.get(slug="queries")


@pytest.fixture
def lessons(full_course: Course) -> list[Lesson]:
    """Three public lessons, in order."""
    return list(Lesson.objects.child_of(full_course).order_by("path"))


@pytest.fixture
def secrets() -> credentials.CmsCredentials:
    return credentials.ensure(settings.CMS.state)


@pytest.fixture
def writer(secrets: credentials.CmsCredentials) -> Client:
    return Client(HTTP_HOST="127.0.0.1", headers={"authorization": f"Bearer {secrets.api_token}"})


@pytest.fixture
def reader(secrets: credentials.CmsCredentials) -> Client:
    token = f"Bearer {secrets.search_token}"
    return Client(HTTP_HOST="127.0.0.1", headers={"authorization": token})


@pytest.fixture
def reporter(secrets: credentials.CmsCredentials) -> Client:
    token = f"Bearer {secrets.report_token}"
    return Client(HTTP_HOST="127.0.0.1", headers={"authorization": token})


@pytest.fixture(autouse=True, scope="session")
def _closed() -> Iterator[None]:
    yield
    connection.close()
