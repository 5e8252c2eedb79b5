"""Puts the site's firewall before the hosted app.

The web ACL is global: it must be in us-east-1, whatever the app's Region (Amplify Hosting user
guide, "How Amplify integrates with AWS WAF"). One association covers all branches and domains.
"""

from typing import Any, Protocol

REGION = "us-east-1"
ARN_PREFIX = f"arn:aws:wafv2:{REGION}:"
GLOBAL = ":global/webacl/"


class NotTheSitesFirewall(Exception):
    """The given ACL can't protect a hosted app; the text says which one can."""


class Apps(Protocol):
    def get_app(self, **asked: Any) -> Any: ...


class Firewalls(Protocol):
    def associate_web_acl(self, **asked: Any) -> Any: ...


def associate(apps: Apps, firewalls: Firewalls, app_id: str, web_acl: str) -> str:
    """Returns a sentence that says what was done. Raises NotTheSitesFirewall."""
    if not web_acl.startswith(ARN_PREFIX) or GLOBAL not in web_acl:
        raise NotTheSitesFirewall(
            f"{web_acl} is no global web ACL in {REGION}: give the output SiteFirewallArn of the "
            f"edge stack that was deployed there."
        )
    arn = apps.get_app(appId=app_id)["app"]["appArn"]
    firewalls.associate_web_acl(WebACLArn=web_acl, ResourceArn=arn)
    return f"{app_id} stands behind {web_acl.partition(GLOBAL)[2].partition('/')[0]}."
