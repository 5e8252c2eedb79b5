"""The firewall before the hosted site, held to AWS's own model of the operations."""

from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from amplify.hosting import firewall

APP = "d1a2b3c4"
APP_ARN = f"arn:aws:amplify:eu-west-1:123456789012:apps/{APP}"
WEB_ACL = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/lectern-site-prod/0123abcd-ef01"


class Apps:
    def get_app(self, **asked: Any) -> Any:
        assert asked == {"appId": APP}
        return {"app": {"appArn": APP_ARN}}


def test_the_app_is_put_behind_the_web_acl() -> None:
    wafv2 = boto3.client(
        "wafv2", region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x"
    )
    with Stubber(wafv2) as stubbed:
        wanted = {"WebACLArn": WEB_ACL, "ResourceArn": APP_ARN}
        stubbed.add_response("associate_web_acl", {}, wanted)
        said = firewall.associate(Apps(), wafv2, APP, WEB_ACL)
        stubbed.assert_no_pending_responses()
    assert said == f"{APP} stands behind lectern-site-prod."


@pytest.mark.parametrize(
    "arn",
    [
        "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/lectern-api-prod/0123",
        "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/lectern-api-prod/0123",
        "lectern-site-prod",
    ],
)
def test_a_firewall_of_another_place_is_refused_before_anything_is_asked(arn: str) -> None:
    class Nobody:
        def get_app(self, **asked: Any) -> Any:
            raise AssertionError(asked)

        associate_web_acl = get_app

    with pytest.raises(firewall.NotTheSitesFirewall, match="SiteFirewallArn"):
        firewall.associate(Nobody(), Nobody(), APP, arn)
