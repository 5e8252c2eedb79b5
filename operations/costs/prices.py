"""AWS's prices in Ireland (eu-west-1), in US dollars without tax.

Each names the page that AWS keeps current and the day for which it is stated. Prices change: look
at the page before you decide anything by a figure of this package.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

AS_OF = date(2025, 6, 30)
MILLION = 1_000_000
THOUSAND = 1_000
HOURS_A_MONTH = 730


@dataclass(frozen=True, slots=True)
class Price:
    """`usd` for one `unit`; `free` units a month cost nothing, in an account of any age."""

    usd: float
    unit: str
    page: str
    free: float = 0
    as_of: date = AS_OF

    def of(self, amount: float) -> float:
        return max(amount - self.free, 0) * self.usd


def _page(name: str) -> str:
    return f"https://aws.amazon.com/{name}/pricing/"


DYNAMODB, LAMBDA, SQS, SES = map(_page, ("dynamodb", "lambda", "sqs", "ses"))
CLOUDWATCH, CLOUDFRONT, WAF = map(_page, ("cloudwatch", "cloudfront", "waf"))
VPC, PRIVATELINK, KMS = map(_page, ("vpc", "privatelink", "kms"))
COGNITO, XRAY, CLOUDTRAIL = map(_page, ("cognito", "xray", "cloudtrail"))

EU_WEST_1: Mapping[str, Price] = {
    "dynamodb-read": Price(0.1415 / MILLION, "read request unit", f"{DYNAMODB}on-demand/"),
    "dynamodb-write": Price(0.7068 / MILLION, "write request unit", f"{DYNAMODB}on-demand/"),
    "dynamodb-storage": Price(0.283, "GB-month", f"{DYNAMODB}on-demand/", free=25),
    "dynamodb-recovery": Price(0.226, "GB-month of recovery", f"{DYNAMODB}on-demand/"),
    "lambda-request": Price(0.20 / MILLION, "request", LAMBDA, free=MILLION),
    "lambda-arm-gb-second": Price(0.0000133334, "GB-second", LAMBDA, free=400_000),
    "rest-api-request": Price(3.50 / MILLION, "request", _page("api-gateway")),
    "sqs-request": Price(0.40 / MILLION, "request", SQS, free=MILLION),
    "sns-email": Price(2.00 / 100_000, "mail", _page("sns"), free=THOUSAND),
    "ses-mail": Price(0.10 / THOUSAND, "mail", SES),
    "secret": Price(0.40, "secret-month", _page("secrets-manager")),
    "secret-request": Price(0.05 / 10_000, "request", _page("secrets-manager")),
    "kms-key": Price(1.00, "key-month", KMS),
    "kms-request": Price(0.03 / 10_000, "request", KMS, free=20_000),
    "kms-asymmetric-request": Price(0.15 / 10_000, "request to an ECC key", KMS),
    "cognito-essentials": Price(0.015, "active user", COGNITO, free=10_000),
    "hosting-served": Price(0.15, "GB", _page("amplify")),
    "hosting-stored": Price(0.023, "GB-month", _page("amplify")),
    "hosting-build": Price(0.01, "minute", _page("amplify")),
    "cloudfront-served": Price(0.085, "GB", CLOUDFRONT, free=1024),
    "cloudfront-request": Price(0.012 / 10_000, "request", CLOUDFRONT, free=10 * MILLION),
    "s3-stored": Price(0.023, "GB-month", _page("s3")),
    "s3-put": Price(0.005 / THOUSAND, "request", _page("s3")),
    "alarm-metric": Price(0.10, "metric-month", CLOUDWATCH, free=10),
    "custom-metric": Price(0.30, "metric-month", CLOUDWATCH, free=10),
    "insight-rule": Price(0.50, "rule-month", CLOUDWATCH),
    "insight-event": Price(0.03 / MILLION, "request", CLOUDWATCH),
    "dashboard": Price(3.00, "dashboard-month", CLOUDWATCH, free=3),
    "log-ingested": Price(0.57, "GB", CLOUDWATCH, free=5),
    "log-stored": Price(0.03, "GB-month", CLOUDWATCH),
    "trace": Price(5.00 / MILLION, "trace", XRAY, free=100_000),
    "data-event": Price(0.10 / 100_000, "event", CLOUDTRAIL),
    "web-acl": Price(5.00, "ACL-month", WAF),
    "waf-rule": Price(1.00, "rule-month", WAF),
    "waf-request": Price(0.60 / MILLION, "request", WAF),
    "shield-advanced": Price(3000.00, "month", _page("shield")),
    "nat-hour": Price(0.048, "hour", VPC),
    "nat-gb": Price(0.048, "GB", VPC),
    "endpoint-hour": Price(0.011, "zone-hour", PRIVATELINK),
    "endpoint-gb": Price(0.01, "GB", PRIVATELINK),
    "dax-t3-small-hour": Price(0.044, "node-hour", DYNAMODB),
    "dax-r5-large-hour": Price(0.291, "node-hour", DYNAMODB),
}

COGNITO_LITE: tuple[tuple[float, float], ...] = (
    (10_000, 0.0),
    (100_000, 0.0055),
    (1_000_000, 0.0046),
    (10_000_000, 0.00325),
    (float("inf"), 0.0025),
)
"""Up to how many active users, and the price of each in that step (the page of COGNITO)."""


def cognito_lite(users: float) -> float:
    """The price falls step by step: each user costs what their step says."""
    total, below = 0.0, 0.0
    for limit, usd in COGNITO_LITE:
        total += max(min(users, limit) - below, 0) * usd
        below = limit
    return total
