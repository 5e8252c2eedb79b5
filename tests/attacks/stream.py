"""When the function that reads the learners' stream has dealt with all that came before."""

from tests.access.cloud import Cloud
from tests.access.lawful_requests import key
from tests.attacks import clients
from tests.eventually import eventually


def likes(cloud: Cloud, lesson: str) -> int:
    item = clients.root(cloud, "dynamodb").get_item(
        TableName=cloud.stacks.contentTable,
        Key=key(f"CONTENT#{lesson}", "STATS"),
        ConsistentRead=True,
    )["Item"]
    return int(item.get("likes", {"N": "0"})["N"])


def let_pass(cloud: Cloud, lesson: str, *identities: str) -> None:
    """Later likes of a published lesson that nobody else touches are counted and uncounted.

    One by each identity: a stream is in order for one partition, and on AWS for no more.
    """
    root, table = clients.root(cloud, "dynamodb"), cloud.stacks.learnersTable
    items = [key(identity, f"LIKE#{lesson}") for identity in identities]
    before = likes(cloud, lesson)
    for item in items:
        root.put_item(TableName=table, Item=item)
    eventually(lambda: likes(cloud, lesson) == before + len(items), what="a later like is counted")
    for item in items:
        root.delete_item(TableName=table, Key=item)
    eventually(lambda: likes(cloud, lesson) == before, what="its withdrawal is counted")
