"""Session policies, which the second engine doesn't know, limit as a permissions boundary does."""

from random import Random

from access.iam import policy
from access.iam.evaluate import Policies, Reason, Request, decide
from access.oracle import random_cases


def test_a_session_policy_decides_like_a_boundary_of_the_same_text() -> None:
    random = Random(3)  # noqa: S311 - repeatable, and guards nothing
    seen = set()
    for case in (random_cases.case(random) for _ in range(1000)):
        identity, limit = (
            tuple(map(policy.parse, documents)) for documents in (case.identity, case.boundary)
        )
        context = {key.lower(): value for key, value in case.context.items()}
        request = Request(case.action, case.resource, context)
        bounded = decide(request, Policies(identity, boundary=limit)).reason
        in_session = decide(request, Policies(identity, session=limit)).reason
        if bounded is Reason.NO_BOUNDARY_ALLOW:
            assert in_session is Reason.NO_SESSION_ALLOW
        else:
            assert in_session is bounded
        seen.add(bounded)
    assert seen == set(Reason) - {Reason.NO_SESSION_ALLOW}
