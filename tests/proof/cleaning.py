"""Takes back what the suites have put into an environment: nothing of it is left.

All of it is known by its name, so what an interrupted run has left can be taken back too.
"""

import re
from collections.abc import Iterator
from typing import Any

from lectern import keys
from local.run import users
from tests.access import people
from tests.access.cloud import Cloud
from tests.access.lawful_requests import query
from tests.access.people import Person
from tests.attacks import clients, sessions, setting, state, stream
from tests.attacks.scene import LESSON, OTHER_LESSON, SENTINEL
from tests.eventually import eventually

OF_TESTS = ".test"
"""The end of every address that the suites give: nobody's, by RFC 6761."""
PEOPLE = (
    *users.LEARNERS,
    users.MODERATOR,
    setting.MALLORY,
    setting.TRUDY,
    setting.AGAIN,
    *setting.CROWD,
)
"""Those of them who write items. What their deleted accounts wrote, the sweep takes back."""
LAST = "wagtail-0"
"""A lesson that no CMS has, published to see that the stream has passed."""
LESSONS = (LESSON, OTHER_LESSON, SENTINEL, LAST)
BY_WEBHOOK = re.compile(r"wagtail-\d{12,}")
"""Lessons and courses that were sent as the CMS sends its own, with numbers of no CMS's."""
AT_ONCE = 60


def is_needed(cloud: Cloud) -> bool:
    return any(_users(cloud))


def clean(cloud: Cloud) -> None:
    """Likes first: what their withdrawal makes of the counters is the content table's."""
    everybody = [_person_of(cloud, email) for email in PEOPLE]
    subs = [each.sub for each in everybody]
    setting.publish(cloud, LAST)
    for sub in subs:
        _delete_partition(cloud, sub)
        _delete_partition(cloud, f"ISSUED#{sub}")
    stream.let_pass(cloud, LAST, *subs)
    _delete_content(cloud)
    _delete_authors(cloud)
    _delete_notices(cloud)
    identities = {each.identity for each in everybody} | set(_unlinked(cloud))
    _delete_identities(cloud, sorted(identities))
    _delete_users(cloud)
    _delete_other_pools(cloud)


def _person_of(cloud: Cloud, email: str) -> Person:
    """Whoever is left of an earlier run has another run's password."""
    cognito, pool = clients.root(cloud, "cognito-idp"), cloud.stacks.userPoolId
    password = cloud.root.demo_password
    if email in dict(_users(cloud)):
        cognito.admin_set_user_password(
            UserPoolId=pool, Username=email, Password=password, Permanent=True
        )
    return people.signed_in(cloud, email)


def _delete_notices(cloud: Cloud) -> None:
    """Of every refused webhook: which are the suites' can't be told, and the environment is theirs.

    Once the functions have dealt with the last of them.
    """
    eventually(lambda: state.is_settled(cloud), what="the end of the webhooks")
    _delete_partition(cloud, keys.gathered_notices().pk, cloud.stacks.contentTable)


def _delete_partition(cloud: Cloud, pk: str, table: str = "") -> None:
    """Of the learners' table, if not told."""
    table, root = table or cloud.stacks.learnersTable, clients.root(cloud, "dynamodb")
    pages = root.get_paginator("query").paginate(
        TableName=table, ConsistentRead=True, **query(pk, ProjectionExpression="pk, sk")
    )
    for item in [item for page in pages for item in page["Items"]]:
        root.delete_item(TableName=table, Key=item)


def _delete_content(cloud: Cloud) -> None:
    """The lessons and their courses, and the likes of these and of some that there never were."""
    table, root = cloud.stacks.contentTable, clients.root(cloud, "dynamodb")
    pages = root.get_paginator("scan").paginate(
        TableName=table, ConsistentRead=True, ProjectionExpression="pk, sk"
    )
    found = [item for page in pages for item in page["Items"]]
    others = {item["pk"]["S"] for item in found if not _is_of_the_suites(item["pk"]["S"])}
    for item in found:
        listed = item["sk"]["S"].rpartition("#")[2]  # a catalogue's row ends with its lesson
        if _entry_of(item["pk"]["S"]) not in others or BY_WEBHOOK.fullmatch(listed):
            root.delete_item(TableName=table, Key=item)


def _delete_authors(cloud: Cloud) -> None:
    """Every author: whose they are can't be told, and the environment is the suites'.

    Until two looks find none: a name may be let go a moment after its batch's likes were counted.
    """
    eventually(
        lambda: not _deletes_authors(cloud) and not _deletes_authors(cloud),
        what="the end of the authors",
    )


def _deletes_authors(cloud: Cloud) -> bool:
    """Whether there were any."""
    table, root = cloud.stacks.contentTable, clients.root(cloud, "dynamodb")
    pages = root.get_paginator("scan").paginate(
        TableName=table, ConsistentRead=True, ProjectionExpression="pk, sk"
    )
    of_authors = (keys.AUTHOR_PREFIX, keys.NAME_PREFIX)
    found = [
        item for page in pages for item in page["Items"] if item["pk"]["S"].startswith(of_authors)
    ]
    for item in found:
        root.delete_item(TableName=table, Key=item)
    return bool(found)


def _is_of_the_suites(pk: str) -> bool:
    content_id = pk.split("#")[1]  # after it, in a thread's key, comes the thread
    return content_id in LESSONS or BY_WEBHOOK.fullmatch(content_id) is not None


def _entry_of(pk: str) -> str:
    """The partition of the entry that a marker of a like belongs to, else its own."""
    if not pk.startswith(keys.LIKES_PREFIX):
        return pk
    return keys.entry(pk.removeprefix(keys.LIKES_PREFIX)).pk


def _unlinked(cloud: Cloud) -> Iterator[str]:
    """What the suites left behind by unlinking: the pool lets no guest in, so an identity without
    a login is one that nobody can reach again."""
    pages: dict[str, Any] = {"NextToken": None}
    while "NextToken" in pages:
        more = {"NextToken": pages["NextToken"]} if pages["NextToken"] else {}
        pages = dict(
            clients.root(cloud, "cognito-identity").list_identities(
                IdentityPoolId=cloud.stacks.identityPoolId, MaxResults=AT_ONCE, **more
            )
        )
        yield from (each["IdentityId"] for each in pages["Identities"] if not each.get("Logins"))


def _delete_identities(cloud: Cloud, identities: list[str]) -> None:
    answer = clients.root(cloud, "cognito-identity").delete_identities(
        IdentityIdsToDelete=identities
    )
    assert not answer["UnprocessedIdentityIds"], answer


def _delete_users(cloud: Cloud) -> None:
    for _, username in list(_users(cloud)):
        clients.root(cloud, "cognito-idp").admin_delete_user(
            UserPoolId=cloud.stacks.userPoolId, Username=username
        )


def _delete_other_pools(cloud: Cloud) -> None:
    cognito = clients.root(cloud, "cognito-idp")
    pages = cognito.get_paginator("list_user_pools").paginate(MaxResults=AT_ONCE)
    for pool in [pool for page in pages for pool in page["UserPools"]]:
        if pool["Name"] == sessions.OUTSIDE:
            cognito.delete_user_pool(UserPoolId=pool["Id"])


def _users(cloud: Cloud) -> Iterator[tuple[str, str]]:
    """Address and user name of everybody whom the suites made."""
    cognito = clients.root(cloud, "cognito-idp")
    pages = cognito.get_paginator("list_users").paginate(UserPoolId=cloud.stacks.userPoolId)
    for user in (user for page in pages for user in page["Users"]):
        attributes: Any = {each["Name"]: each["Value"] for each in user["Attributes"]}
        if attributes.get("email", "").endswith(OF_TESTS):
            yield attributes["email"], user["Username"]
