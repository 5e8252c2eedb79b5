"""Under which name an author is shown, and that they are told who they are in public.

An author's own item is made with the first comment, in one transaction with what tells its learner:
so its being there says that the learner was told, and no later comment writes either.
"""

from activity.comments.publisher import Publisher
from lectern import keys
from lectern.dynamodb import Condition
from lectern.errors import Contended

_NEW = Condition("attribute_not_exists(pk)", {}, {})


def unnamed(author_id: str) -> str:
    """What others see of a learner who chose no name."""
    return f"Learner {author_id[:4]}"


def name_of(publisher: Publisher, sub: str, author_id: str) -> str:
    """Raises Contended or StoreUnavailable."""
    found = publisher.content.get(keys.author(author_id))
    if found is not None:
        return str(found["authorName"])
    name = {"authorName": unnamed(author_id)}
    told = {**keys.issued(sub, keys.AUTHOR)._asdict(), "authorId": author_id, **name}
    made = {**keys.author(author_id)._asdict(), **name}
    try:
        publisher.content.transact(
            [publisher.content.put(made, _NEW), publisher.learners.put(told)]
        )
    except Contended:
        found = publisher.content.get(keys.author(author_id))
        if found is None:
            raise
        return str(found["authorName"])
    return name["authorName"]
