"""The runbook's "Likes don't count": what was given up counts after a replay, and nothing waits."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from lectern import keys
from local.settings import ENV_NAME
from tests.access import people
from tests.access.people import Person
from tests.eventually import eventually
from tests.operations import faults
from tests.operations.operators import Operator
from tests.unit.operations.discarded_stream import message
from tests.webhook import lesson_event, new_entry

FAILURES = "activity-failures"
GIVEN_UP_SECONDS = 90
"""Eleven tries, a second apart."""


@pytest.fixture
def content(operator: Operator) -> str:
    entry = new_entry()
    operator.sends(lesson_event(entry, 1, "Given up"))
    eventually(lambda: operator.entry(keys.entry(f"wagtail-{entry}")), 30, "the entry")
    return f"wagtail-{entry}"


@pytest.fixture
def learners(operator: Operator) -> list[Person]:
    return [people.signed_in(operator.cloud, f"given-up-{n}@lectern.test") for n in range(2)]


def likes(operator: Operator, content: str) -> int:
    return int(operator.entry(keys.stats(content)).get("likes", {"N": "0"})["N"])


def like(operator: Operator, learner: Person, content: str) -> None:
    item = {"pk": {"S": learner.sub}, "sk": {"S": f"LIKE#{content}"}}
    assert learner.may("PutItem", TableName=operator.stacks.learnersTable, Item=item)


def forget(operator: Operator, content: str) -> None:
    """As if the likes of an entry had never been counted, and their records were gone since."""
    dynamodb, table = operator.client("dynamodb"), operator.stacks.contentTable
    partition = {":pk": {"S": keys.liker(content, "").pk}}
    found = dynamodb.query(
        TableName=table, KeyConditionExpression="pk = :pk", ExpressionAttributeValues=partition
    )
    for marker in found["Items"]:
        key = {name: marker[name] for name in ("pk", "sk")}
        dynamodb.delete_item(TableName=table, Key=key)
    stats = {**operator.entry(keys.stats(content)), "likes": {"N": "0"}}
    dynamodb.put_item(TableName=table, Item=stats)
    stream = dynamodb.describe_table(TableName=operator.stacks.learnersTable)["Table"]
    told = message(1, 1, streamArn=stream["LatestStreamArn"])
    sqs = operator.client("sqs")
    url = sqs.get_queue_url(QueueName=f"lectern-{FAILURES}-{ENV_NAME}")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody=told)


def given_up(operator: Operator) -> int:
    return eventually(lambda: operator.waiting(FAILURES), GIVEN_UP_SECONDS, "a message")


@contextmanager
def refused(operator: Operator, content: str) -> Iterator[None]:
    """The function may do nothing with the markers of one entry: its records are poisoned."""
    iam, functions = operator.client("iam"), operator.client("lambda")
    found = functions.get_function(FunctionName=operator.stacks.activityFunction)
    role = found["Configuration"]["Role"].rpartition("/")[2]
    markers = {"ForAnyValue:StringEquals": {"dynamodb:LeadingKeys": [f"LIKES#{content}"]}}
    denied = {"Effect": "Deny", "Action": "dynamodb:*", "Resource": "*", "Condition": markers}
    document = json.dumps({"Version": "2012-10-17", "Statement": [denied]})
    iam.put_role_policy(RoleName=role, PolicyName="poison", PolicyDocument=document)
    try:
        yield
    finally:
        iam.delete_role_policy(RoleName=role, PolicyName="poison")


def test_likes_that_were_given_up_count_after_a_replay(
    operator: Operator, content: str, learners: list[Person]
) -> None:
    with faults.setting(operator, "activity", "AUTHOR_SECRET_ID", "no-such-secret"):
        with faults.stopped(operator, "activity"):  # so that both come in one batch
            for learner in learners:
                like(operator, learner, content)
        messages = given_up(operator)
    assert likes(operator, content) == 0

    told = operator.makes("replay-likes")
    assert "2 records would be replayed\nNothing was changed: that takes GO=1." in told
    assert (likes(operator, content), operator.waiting(FAILURES)) == (0, messages)

    assert "records were replayed" in operator.makes("replay-likes", "GO=1")
    assert likes(operator, content) == len(learners)
    assert operator.waiting(FAILURES) == 0
    assert operator.makes("recount").strip() == "Every counter equals its likes."
    assert "Nothing was given up" in operator.makes("replay-likes", "GO=1")


def test_a_poisoned_like_is_given_up_alone_and_replayed_on_aws_by_the_environments_name(
    operator: Operator, content: str, learners: list[Person]
) -> None:
    other = f"wagtail-{new_entry()}"
    operator.sends(lesson_event(int(other.partition("-")[2]), 1, "Healthy"))
    eventually(lambda: operator.entry(keys.entry(other)), 30, "the other entry")
    with refused(operator, content):
        like(operator, learners[0], content)
        like(operator, learners[1], other)
        eventually(lambda: likes(operator, other) == 1, 30, "the healthy like in its counter")
        given_up(operator)
        assert likes(operator, content) == 0

    assert "replayed" in operator.on_aws("replay-likes", "--go")
    assert (likes(operator, content), likes(operator, other)) == (1, 1)
    assert operator.waiting(FAILURES) == 0


def test_likes_whose_records_are_gone_are_made_good(
    operator: Operator, content: str, learners: list[Person]
) -> None:
    for learner in learners:
        like(operator, learner, content)
    eventually(lambda: likes(operator, content) == len(learners), 60, "the likes in the counter")
    forget(operator, content)

    told = operator.makes("replay-likes", "LOST=1")
    assert "likes that no marker knows would be given to the function" in told
    assert "left in the queue: 1 of 1 records are gone" in told
    assert (likes(operator, content), operator.waiting(FAILURES)) == (0, 1)

    assert "2 likes that no marker knew" in operator.makes("replay-likes", "GO=1", "LOST=1")
    assert likes(operator, content) == len(learners)
    assert operator.waiting(FAILURES) == 0
    assert operator.makes("replay-likes", "LOST=1").startswith("0 likes")
