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


def lawful(stacks: StackOutputs, me: str) -> Requests:
    """What the site's own pages do on behalf of a learner."""
    return {**_on_own_items(stacks.learnersTable, me), **_on_content(stacks.contentTable)}


def _on_own_items(table: str, me: str) -> Requests:
    learners = {"TableName": table}
    like = key(me, "LIKE#wagtail-1") | {"contentId": {"S": "wagtail-1"}}
    return {
        "save the profile": (
            "PutItem",
            {**learners, "Item": key(me) | {"displayName": {"S": "Ada"}}},
        ),
        "read the profile": ("GetItem", {**learners, "Key": key(me), **PROJECTION}),
        "load the whole partition": ("Query", {**learners, **query(me, **PROJECTION)}),
        "change the profile": (
            "UpdateItem",
            {
                **learners,
                "Key": key(me),
                "UpdateExpression": "SET about = :a",
                "ExpressionAttributeValues": {":a": {"S": "I write programs."}},
                "ReturnValues": "NONE",
            },
        ),
        "like a lesson": ("PutItem", {**learners, "Item": like}),
        "take the like back": ("DeleteItem", {**learners, "Key": key(me, "LIKE#wagtail-1")}),
        "read what was issued": (
            "Query",
            {**learners, **query(f"ISSUED#{me}", ProjectionExpression="title, issuedAt")},
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
            "GetItem",
            {
                **content,
                "Key": key("CONTENT#wagtail-1", "STATS"),
                "ProjectionExpression": "likes, entryVersion",
            },
        ),
    }
