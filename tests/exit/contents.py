"""All that an environment holds which the proof could leave changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lectern import keys
from tests.access import people, sweeps
from tests.access.cloud import Cloud
from tests.access.lawful_requests import key

LEARNER = "somebody@example.org"
LESSON = "wagtail-4712"
Names = frozenset[str]


@dataclass(frozen=True)
class Contents:
    content: Names
    learners: Names
    users: Names
    identities: Names
    pools: Names

    @classmethod
    def of(cls, cloud: Cloud) -> "Contents":
        cognito, stacks = people.root(cloud, "cognito-idp"), cloud.stacks
        identities = people.root(cloud, "cognito-identity").list_identities(
            IdentityPoolId=stacks.identityPoolId, MaxResults=60
        )
        return cls(
            content=_items(cloud, stacks.contentTable),
            learners=_items(cloud, stacks.learnersTable),
            users=_named(cognito.list_users(UserPoolId=stacks.userPoolId)["Users"], "Username"),
            identities=_named(identities["Identities"], "IdentityId"),
            pools=_named(cognito.list_user_pools(MaxResults=60)["UserPools"], "Name"),
        )


def somebody_elses(cloud: Cloud) -> None:
    """A published lesson, who likes it, a learner and what they wrote."""
    stacks, dynamodb = cloud.stacks, people.root(cloud, "dynamodb")
    people.root(cloud, "cognito-idp").admin_create_user(
        UserPoolId=stacks.userPoolId, Username=LEARNER, MessageAction="SUPPRESS"
    )
    for made in (keys.entry(LESSON), keys.stats(LESSON), keys.liker(LESSON, "somebody")):
        dynamodb.put_item(TableName=stacks.contentTable, Item=key(made.pk, made.sk))
    dynamodb.put_item(TableName=stacks.learnersTable, Item=key("somebody"))


def _items(cloud: Cloud, table: str) -> Names:
    """Without what the sweep notes meanwhile."""
    found = people.root(cloud, "dynamodb").scan(TableName=table, ConsistentRead=True)["Items"]
    return frozenset(str(sorted(item.items())) for item in found if not sweeps.is_note(item))


def _named(listed: Iterable[Any], name: str) -> Names:
    return frozenset(each[name] for each in listed)
