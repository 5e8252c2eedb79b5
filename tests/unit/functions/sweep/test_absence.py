"""Nothing is deleted but for a proven absence: said twice, some time apart, by two ways."""

import pytest

from lectern.errors import DirectoryUnavailable, Misconfigured, OtherUserPool
from lectern.keys import Key
from lectern.learner_items import PROFILE
from sweep.user_pool import Directory
from tests.unit.functions import cloud
from tests.unit.functions.sweep.conftest import POOL, START, Site, UserPool, sub

FAILURES = [
    "TooManyRequestsException",
    "InternalErrorException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "InvalidParameterException",
]


def test_what_a_deleted_account_left_is_deleted_at_the_second_look(site: Site) -> None:
    site.writes(1, PROFILE.sort_key, "LIKE#wagtail-1", "NOTE#x", account=False)
    before = site.left()
    first = site.sweeps()
    assert (first.missing, first.swept) == (1, 0)
    assert site.left() == before
    assert site.sweeps().swept == 1
    assert site.left() == set()
    assert site.suspects() == set()


def test_who_still_has_an_account_keeps_everything(site: Site) -> None:
    kept = site.writes(1, PROFILE.sort_key, "LIKE#wagtail-1", "PROGRESS#wagtail-2")
    site.writes(2, "LIKE#wagtail-1", account=False)
    before = {key for key in site.left() if kept in key.pk}
    for _ in range(4):
        site.sweeps()
    assert site.left() == before


def test_an_account_that_the_pool_shows_late_is_never_swept(site: Site) -> None:
    late = site.writes(1, "LIKE#wagtail-1", account=False)
    site.sweeps()
    site.pool.people.add(late)
    site.sweeps()
    assert site.left() == {Key(late, "LIKE#wagtail-1")}
    assert site.suspects() == set()


def test_the_second_look_waits(site: Site) -> None:
    site.writes(1, "LIKE#wagtail-1", account=False)
    for _ in range(3):
        assert site.sweeps().swept == 0
        site.now = START + 599
    site.now = START + 600
    assert site.sweeps().swept == 1


def test_an_account_that_only_the_second_way_knows_is_kept(site: Site) -> None:
    """ListUsers may miss what AdminGetUser finds: one of them is enough to stay."""
    known = site.writes(1, "LIKE#wagtail-1", account=False)
    site.sweeps()

    class Knowing(UserPool):
        def admin_get_user(self, **_request: object) -> dict[str, object]:
            return {"Username": known}

    site.pool = Knowing()
    assert site.sweeps().swept == 0
    assert Key(known, "LIKE#wagtail-1") in site.left()


@pytest.mark.parametrize("operation", ["ListUsers", "AdminGetUser"])
@pytest.mark.parametrize("code", FAILURES)
def test_a_call_that_fails_is_no_absence(site: Site, operation: str, code: str) -> None:
    site.writes(1, "LIKE#wagtail-1", account=False)
    site.sweeps()
    before = site.left()
    site.pool.fails = {operation: code}
    with pytest.raises(DirectoryUnavailable, match=code):
        site.sweeps()
    assert site.left() == before
    site.pool.fails = {}
    assert site.sweeps().swept == 1


@pytest.mark.parametrize("way", ["lists", "knows"])
def test_silence_is_no_absence(way: str) -> None:
    directory = Directory(cloud.TimingOut(), POOL)  # type: ignore[arg-type]
    with pytest.raises(DirectoryUnavailable, match="ReadTimeoutError"):
        getattr(directory, way)(sub(1))


def test_an_empty_page_that_is_not_the_last_is_no_absence() -> None:
    class Paging(UserPool):
        def list_users(self, **_request: object) -> dict[str, object]:
            return {"Users": [], "PaginationToken": "more"}

    assert Directory(Paging(), POOL).lists(sub(1))  # type: ignore[arg-type]


def test_only_a_sub_becomes_a_filter(site: Site) -> None:
    with pytest.raises(ValueError, match="sub"):
        site.sweep().places.directory.lists('x" or status = "Enabled')


def test_active_people_are_not_asked_for_in_the_way_that_is_billed(site: Site) -> None:
    """AdminGetUser makes an account active for that month (Cognito API reference)."""
    site.writes(1, "LIKE#wagtail-1")
    for _ in range(3):
        site.sweeps()
    assert set(site.pool.asked) == {"ListUsers"}


def test_another_user_pool_than_before_sweeps_nobody(site: Site) -> None:
    """Everybody would seem deleted."""
    site.writes(1, "LIKE#wagtail-1")
    site.sweeps()
    before, notes = site.left(), site.sweep().places.notes
    at, _ = notes.read()
    notes.write(type(at)(at.cursor, at.started_at, "eu-west-1_other"))
    site.pool.people.clear()
    for _ in range(3):
        with pytest.raises(OtherUserPool):
            site.sweeps()
    assert site.left() == before
    assert issubclass(OtherUserPool, Misconfigured)
