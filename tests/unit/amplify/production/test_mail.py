"""Mail leaves over TLS, goes to no address that came back, and what comes back reaches a person."""

from typing import Any

import pytest

from tests.unit.amplify.production.alarms import ALARMS
from tests.unit.amplify.production.wiring import source
from tests.unit.amplify.templates import template

TEMPLATE = template("custommail")
RESOURCES: dict[str, Any] = TEMPLATE["Resources"]
OBSERVABILITY = "customobservability"
RETURNED = template(OBSERVABILITY)["Resources"]["ReturnedMail"]
SET = ("custommail", "ConfigurationSet", "AWS::SES::ConfigurationSet")
every_set = pytest.mark.parametrize("name", ["ConfigurationSet", "LearnersConfigurationSet"])


@every_set
def test_mail_is_sent_over_tls_or_not_at_all(name: str) -> None:
    assert RESOURCES[name]["Properties"]["DeliveryOptions"] == {"TlsPolicy": "REQUIRE"}


@every_set
def test_an_address_that_bounced_or_complained_is_not_written_to_again(name: str) -> None:
    suppressed = RESOURCES[name]["Properties"]["SuppressionOptions"]
    assert set(suppressed["SuppressedReasons"]) == {"BOUNCE", "COMPLAINT"}


def test_operators_mail_that_comes_back_reaches_them_by_sns_which_needs_no_ses() -> None:
    """An operator's address that bounced is suppressed: without this no alert reaches them."""
    event = RETURNED["Properties"]["EventDestination"]
    assert set(event["MatchingEventTypes"]) == {"bounce", "complaint", "reject"}
    topic = source(OBSERVABILITY, event["SnsDestination"]["TopicARN"])
    assert topic == (OBSERVABILITY, "AlarmTopic", "AWS::SNS::Topic")
    assert source(OBSERVABILITY, RETURNED["Properties"]["ConfigurationSetName"]) == SET


def test_the_topic_lets_ses_publish_before_ses_is_told_of_it() -> None:
    """SES publishes a first message when the destination is made."""
    assert RETURNED["DependsOn"] == "AlarmTopicPolicy"


def test_the_function_that_mails_operators_names_their_set_and_may_use_it_alone() -> None:
    """SES asks IAM for the set besides the identity (Service Authorization Reference, SES)."""
    function = template("functionopsAlerts")["Resources"]
    told = function["LambdaFunction"]["Properties"]["Environment"]["Variables"]
    assert source("functionopsAlerts", told["CONFIGURATION_SET"]) == SET
    (policy,) = function["LambdaExecutionRole"]["Properties"]["Policies"]
    (statement,) = [
        s for s in policy["PolicyDocument"]["Statement"] if s["Sid"] == "MailTheOperators"
    ]
    ends = {arn["Fn::Sub"].rpartition(":")[2] for arn in statement["Resource"]}
    assert ends == {
        "identity/${senderIdentity}",
        "configuration-set/${custommailConfigurationSetName}",
    }


def test_learners_mail_is_counted_in_the_accounts_rates_and_by_nobodys_mail() -> None:
    """At many learners each bounce of a sign-up code as a message would be a flood."""
    default = RESOURCES["Identity"]["Properties"]["ConfigurationSetAttributes"]
    assert default == {"ConfigurationSetName": {"Ref": "LearnersConfigurationSet"}}
    reputation = RESOURCES["LearnersConfigurationSet"]["Properties"]["ReputationOptions"]
    assert reputation == {"ReputationMetricsEnabled": True}
    assert ALARMS["BouncesHigh"].metrics["value"].dimensions == {}


def test_the_alarms_come_before_ses_reviews_the_account() -> None:
    """SES reviews an account at 5 % bounces and 0.1 % complaints (SES developer guide, FAQs)."""
    assert ALARMS["BouncesHigh"].properties["Threshold"] < 0.05
    assert ALARMS["ComplaintsHigh"].properties["Threshold"] < 0.001


def test_one_environment_of_an_account_creates_the_identity_and_it_outlives_the_stack() -> None:
    assert TEMPLATE["Parameters"]["identity"]["Default"] == "off"
    identity = RESOURCES["Identity"]
    assert identity["Condition"] == "IdentityOn"
    assert identity["DeletionPolicy"] == "RetainExceptOnCreate"
    assert identity["Properties"]["DkimSigningAttributes"] == {
        "NextSigningKeyLength": "RSA_2048_BIT"
    }
