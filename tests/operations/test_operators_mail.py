"""Operators' mail goes through their own configuration set, and IAM is asked for the set too.

Enforced locally by Lectern's model of what SES asks IAM
(local.cloud.patches.policies.mail_identity).
"""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from local.cloud.deploy.environment import OPERATORS, SENDER
from tests.access import people
from tests.operations.operators import Operator


@pytest.fixture
def mailer(operator: Operator) -> Any:
    """SES as the function that mails the operators may use it."""
    role = people.function(operator.cloud, operator.stacks.opsAlertsFunction)
    keys = role.dynamodb._request_signer._credentials  # type: ignore[attr-defined]
    return people.client(operator.cloud, "ses", keys.access_key, keys.secret_key, keys.token)


def _send(mailer: Any, **named: str) -> str:
    """What SES answers: "sent", or the error's code."""
    text = {"Data": "rehearsed"}
    try:
        mailer.send_email(
            Source=SENDER,
            Destination={"ToAddresses": [OPERATORS]},
            Message={"Subject": text, "Body": {"Text": text}},
            **named,
        )
    except ClientError as error:
        return str(error.response["Error"]["Code"])
    return "sent"


def test_with_the_identity_that_prod_makes_the_operators_set_is_the_one_way(
    operator: Operator, mailer: Any
) -> None:
    """`identity` on: a mail that names no set goes through the learners', the default."""
    own = operator.pushes("custommail", identity="on")["ConfigurationSetName"]
    assert _send(mailer, ConfigurationSetName=own) == "sent"
    assert _send(mailer, ConfigurationSetName=f"{own}-learners") == "AccessDenied"
    assert _send(mailer) == "AccessDenied"


def test_what_comes_back_is_published_to_the_operators_topic(operator: Operator) -> None:
    """That SES publishes it, the emulator can't show: it delivers no events."""
    name = operator.outputs("custommail")["ConfigurationSetName"]
    found = operator.client("sesv2").get_configuration_set_event_destinations(
        ConfigurationSetName=name
    )
    (told,) = found["EventDestinations"]
    assert set(told["MatchingEventTypes"]) == {"BOUNCE", "COMPLAINT", "REJECT"}
    topic = operator.outputs("customobservability")["AlarmTopicArn"]
    assert told["SnsDestination"]["TopicArn"] == topic
