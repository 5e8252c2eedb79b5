"""Mail leaves over TLS, goes to no address that came back, and its complaints reach a person."""

from typing import Any

from tests.unit.amplify.production.alarms import ALARMS
from tests.unit.amplify.production.wiring import source
from tests.unit.amplify.templates import template

STACK = "custommail"
TEMPLATE = template(STACK)
RESOURCES: dict[str, Any] = TEMPLATE["Resources"]


def test_mail_is_sent_over_tls_or_not_at_all() -> None:
    assert RESOURCES["ConfigurationSet"]["Properties"]["DeliveryOptions"] == {
        "TlsPolicy": "REQUIRE"
    }


def test_an_address_that_bounced_or_complained_is_not_written_to_again() -> None:
    suppressed = RESOURCES["ConfigurationSet"]["Properties"]["SuppressionOptions"]
    assert set(suppressed["SuppressedReasons"]) == {"BOUNCE", "COMPLAINT"}


def test_a_complaint_reaches_the_operators() -> None:
    event = RESOURCES["Complaints"]["Properties"]["EventDestination"]
    assert {"complaint", "reject"} == set(event["MatchingEventTypes"])
    topic = source(STACK, event["SnsDestination"]["TopicARN"])
    assert topic == ("customobservability", "AlarmTopic", "AWS::SNS::Topic")


def test_bounces_are_counted_and_only_their_rate_wakes_somebody() -> None:
    """At many learners each bounce as a mail would be a flood."""
    counted = RESOURCES["Counts"]["Properties"]["EventDestination"]
    assert {"bounce", "complaint", "delivery"} <= set(counted["MatchingEventTypes"])
    assert (
        "bounce"
        not in RESOURCES["Complaints"]["Properties"]["EventDestination"]["MatchingEventTypes"]
    )


def test_the_alarms_come_before_ses_reviews_the_account() -> None:
    """SES reviews an account at 5 % bounces and 0.1 % complaints (SES developer guide, FAQs)."""
    assert ALARMS["BouncesHigh"].properties["Threshold"] < 0.05
    assert ALARMS["ComplaintsHigh"].properties["Threshold"] < 0.001


def test_one_environment_of_an_account_creates_the_identity_and_it_outlives_the_stack() -> None:
    assert TEMPLATE["Parameters"]["identity"]["Default"] == "off"
    identity = RESOURCES["Identity"]
    assert identity["Condition"] == "IdentityOn"
    assert identity["DeletionPolicy"] == "Retain"
    assert identity["Properties"]["DkimSigningAttributes"] == {
        "NextSigningKeyLength": "RSA_2048_BIT"
    }
