"""Updates the database to what this code needs: tables, the catalogue, accounts and tokens."""

import hashlib
import time
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import (
    APIToken,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
)

from local.cms import credentials
from local.cms.courses.models import Catalogue

PUBLISHING_GROUPS = ("Editors", "Moderators")
STAMP = "prepared.txt"


def prepare() -> bool:
    """Prepare when something changed since last time; True if it did."""
    stamp = settings.CMS.state / STAMP
    wanted = _fingerprint()
    if settings.CMS.database.exists() and stamp.exists() and stamp.read_text() == wanted:
        return False
    call_command("migrate", interactive=False, verbosity=0)
    furnish()
    call_command("update_index", verbosity=0)
    stamp.write_text(wanted)
    return True


@transaction.atomic
def furnish() -> None:
    """Fills migrated tables with the catalogue, accounts and tokens; a second call is harmless."""
    _start_versions_high()
    _plant_catalogue()
    _open_accounts(credentials.ensure(settings.CMS.state))


def _fingerprint() -> str:
    """Changes with the sources of tables, accounts and search index, and with the site's URL."""
    folder = Path(__file__).parent
    sources = (folder / "prepare.py", folder / "search_words.py")
    here = hashlib.sha256(b"".join(file.read_bytes() for file in sources)).hexdigest()
    return f"{migrations_hash()} {here} {settings.CMS.origin}\n"


def migrations_hash() -> str:
    """Changes with Django, Wagtail and our own migrations."""
    sources = sorted(Path(__file__).parent.glob("*/migrations/*.py"))
    digest = hashlib.sha256(f"{version('django')} {version('wagtail')}".encode())
    for file in sources:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _start_versions_high() -> None:
    """The versions of a new CMS must be higher than those that its predecessor sent."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sqlite_sequence WHERE name = 'webhooks_delivery'")
        if cursor.fetchone() is None:
            cursor.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES ('webhooks_delivery', %s)",
                [int(time.time())],
            )


def _plant_catalogue() -> None:
    catalogue = Catalogue.objects.first()
    if catalogue is None:
        root = Page.get_first_root_node()
        catalogue = root.add_child(instance=Catalogue(title="Catalogue", slug="catalogue"))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": "127.0.0.1",
            "port": settings.CMS.port,
            "site_name": "Lectern",
            "root_page": catalogue,
        },
    )
    Page.objects.filter(depth=2, slug="home").delete()


def _open_accounts(secrets: credentials.CmsCredentials) -> None:
    _allow_publishers_what_they_need()
    _account(credentials.ADMIN_EMAIL, secrets.admin_password, is_superuser=True)
    editor = _account(credentials.EDITOR_EMAIL, secrets.editor_password)
    writer = _account("api@lectern.test", None)
    reader = _account("search@lectern.test", None)
    reporter = _account("report@lectern.test", None)
    reporter.user_permissions.set(Permission.objects.filter(codename="report_delivery"))
    groups = Group.objects.filter(name__in=PUBLISHING_GROUPS)
    for user in (editor, writer):
        user.groups.set(groups)
    _token(writer, "API", secrets.api_token)
    _token(reader, "Search", secrets.search_token)
    _token(reporter, "Report", secrets.report_token)


def _allow_publishers_what_they_need() -> None:
    """Wagtail's moderators can't delete a course with lessons, and can't see our deliveries.

    All their rights apply below the catalogue.

    Documents are Wagtail's own and unavoidable; no page of ours shows one.
    """
    GroupCollectionPermission.objects.filter(
        permission__content_type__app_label="wagtaildocs", group__name__in=PUBLISHING_GROUPS
    ).delete()
    catalogue = Catalogue.objects.get()
    # At the root Wagtail's explorer says that pages can't be reached; courses begin one below.
    for granted in GroupPagePermission.objects.filter(page__depth=1):
        granted.page = catalogue
        granted.save()
    moderators = Group.objects.get(name="Moderators")
    GroupPagePermission.objects.get_or_create(
        group=moderators,
        page=catalogue,
        permission=Permission.objects.get(
            content_type__app_label="wagtailcore", codename="bulk_delete_page"
        ),
    )
    moderators.permissions.add(
        *Permission.objects.filter(codename__in=("view_delivery", "change_delivery"))
    )


def _account(email: str, password: str | None, is_superuser: bool = False) -> User:
    user = User.objects.filter(username=email).first()
    return user or User.objects.create_user(email, email, password, is_superuser=is_superuser)


def _token(user: User, name: str, plain: str) -> None:
    APIToken.objects.update_or_create(
        user=user, name=name, defaults={"key_hash": APIToken.hash_token(plain), "prefix": plain[:8]}
    )
