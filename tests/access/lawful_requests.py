"""What the site does for a learner: requests by name, so that several people can ask the same."""

from typing import Any

from amplify.project import StackOutputs

PROJECTION = {"ProjectionExpression": "displayName, about"}
Requests = dict[str, tuple[str, dict[str, Any]]]


def key(pk: str, sk: str = "PROFILE") -> dict[str, Any]:
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def query(pk: str, **body: Any) -> dict[str, Any]:
    return {
        "KeyConditionExpression": "pk = :pk",
        "ExpressionAttributeValues": {":pk": {"S": pk}},
        **body,
    }


def one(pk: str, sk: str = "PROFILE", **body: Any) -> dict[str, Any]:
    """One item, by Query, as the site reads it."""
    return {
        "KeyConditionExpression": "pk = :pk AND sk = :sk",
        "ExpressionAttributeValues": {":pk": {"S": pk}, ":sk": {"S": sk}},
        **body,
    }


def lawful(stacks: StackOutputs, me: str) -> Requests:
    """What the site's own pages do on behalf of a learner."""
    return {**_on_own_items(stacks.learnersTable, me), **_on_content(stacks.contentTable)}


def _on_own_items(table: str, me: str) -> Requests:
    learners = {"TableName": table}
    like = key(me, "LIKE#wagtail-1") | {"contentId": {"S": "wagtail-1"}}
    comment = key(me, "COMMENT#20261127T190000000Z#wagtail-1") | {"text": {"S": "Hello"}}
    return {
        "save the profile": (
            "PutItem",
            {**learners, "Item": key(me) | {"displayName": {"S": "Ada"}}},
        ),
        "read the profile": ("Query", {**learners, **one(me, **PROJECTION)}),
        "load the whole partition": ("Query", {**learners, **query(me, **PROJECTION)}),
        "change the profile": (
            "PutItem",
            {
                **learners,
                "Item": key(me) | {"about": {"S": "I write programs."}},
                "ReturnValues": "NONE",
            },
        ),
        "like a lesson": ("PutItem", {**learners, "Item": like}),
        "take the like back": ("DeleteItem", {**learners, "Key": key(me, "LIKE#wagtail-1")}),
        "write a comment": ("PutItem", {**learners, "Item": comment}),
        "take the comment back": ("DeleteItem", {**learners, "Key": key(me, comment["sk"]["S"])}),
        "read what one is told": (
            "Query",
            {**learners, **query(f"ISSUED#{me}", ProjectionExpression="sk, outcome, reason")},
        ),
    }


def _on_content(table: str) -> Requests:
    content = {"TableName": table}
    title = {"ProjectionExpression": "title"}
    return {
        "see the catalogue": ("Query", {**content, **query("CATALOGUE#en", **title)}),
        "see a course": ("Query", {**content, **query("COURSE#wagtail-1", **title)}),
        "read a lesson": (
            "Query",
            {
                **content,
                **query("CONTENT#wagtail-1", **title, Select="SPECIFIC_ATTRIBUTES"),
            },
        ),
        "poll a lesson's counters": (
            "Query",
            {
                **content,
                **one("CONTENT#wagtail-1", "STATS", ProjectionExpression="likes, entryVersion"),
            },
        ),
    }
