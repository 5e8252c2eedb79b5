"""Under which name an author is shown, and that they are told who they are in public.

An author's own item has a name from the first comment or profile on, given in one transaction with
what tells its learner: so its being there says that the learner was told, and no later comment
writes either.
"""

from activity.comments.publisher import Publisher
from lectern import keys
from lectern.author import unnamed
from lectern.errors import Contended


def name_of(publisher: Publisher, sub: str, author_id: str) -> str:
    """Raises Contended or StoreUnavailable."""
    known = _known(publisher, author_id)
    if known:
        return known
    name = {"authorName": unnamed(author_id)}
    told = {**keys.issued(sub, keys.AUTHOR)._asdict(), "authorId": author_id, **name}
    made = publisher.content.update(
        keys.author(author_id),
        "SET authorName = :name REMOVE expiresAt",
        {":name": name["authorName"]},
        condition="attribute_not_exists(authorName)",
    )
    try:
        publisher.content.transact([made, publisher.learners.put(told)])
    except Contended:
        known = _known(publisher, author_id)
        if not known:
            raise
        return known
    return name["authorName"]


def _known(publisher: Publisher, author_id: str) -> str:
    """Empty for an author who has none yet, and for one whose profile is gone."""
    found = publisher.content.get(keys.author(author_id)) or {}
    return str(found.get("authorName", ""))
