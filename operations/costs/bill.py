"""The bill of one month, line by line. Pure: usage and choices in, dollars out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from operations.costs.prices import EU_WEST_1, HOURS_A_MONTH, cognito_lite
from operations.costs.usage import SWEEPS, Usage

FUNCTION_MEMORY_GB = 0.5
SEARCH_SECONDS = 0.15
BATCH_SECONDS = 0.10
SWEEP_MEMORY_GB = 0.25
GATE_MEMORY_GB = 1.0
GATE_SECONDS = 0.05
ALARM_METRICS = 56
OWN_METRICS = 15
INSIGHT_RULES = 4
"""Of a table with a sort key: accessed and throttled, by partition and by item (developer guide,
"CloudWatch contributor insights for DynamoDB: How it works")."""
IDLE_POLLS = 2 * 5 * 180 * HOURS_A_MONTH
"""Lambda polls two queues with five pollers each, every 20 seconds, also if they are empty."""
STRIKES = 60 * HOURS_A_MONTH
"""Each minute a schedule checks whether a mail to operators is due: a short run, a consistent read
and a trace, even without webhooks."""
STRIKE_SECONDS = 0.03
FILM_REQUESTS = 10
"""A player requests a film in pieces."""
KEY_READS_A_SESSION = 2 * 4
"""DynamoDB calls KMS once in five minutes for each caller and table (developer guide)."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The switches of a stage; each is a parameter of its template."""

    cognito_plan: str = "LITE"
    alarms: bool = True
    audit_trail: bool = False
    contributor_insights: bool = False
    media: bool = False
    private_media: bool = False
    firewall: bool = False
    site_firewall: bool = False
    shield_advanced: bool = False
    network: bool = False
    zones: int = 2
    acceleration: bool = False
    dax_nodes: int = 3


@dataclass(frozen=True, slots=True)
class Line:
    """`fixed` doesn't depend on usage."""

    service: str
    usd: float
    fixed: bool = False


def lines(usage: Usage, chosen: Choices = Choices()) -> list[Line]:
    return [
        *(Line(service, cost(usage, chosen)) for service, cost in BY_USE.items()),
        *(Line(service, cost(chosen), fixed=True) for service, cost in FIXED.items()),
    ]


def total(bill: list[Line]) -> float:
    return sum(line.usd for line in bill)


def _of(price: str, amount: float) -> float:
    return EU_WEST_1[price].of(amount)


def _cognito(usage: Usage, chosen: Choices) -> float:
    if chosen.cognito_plan == "LITE":
        return cognito_lite(usage.active_users)
    return _of("cognito-essentials", usage.active_users)


def _dynamodb(usage: Usage, chosen: Choices) -> float:
    films = usage.film_read_units if chosen.private_media else 0
    return (
        _of("dynamodb-read", usage.read_units + usage.sweep_read_units + films + STRIKES)
        + _of("dynamodb-write", usage.write_units + usage.sweep_write_units)
        + _of("dynamodb-storage", usage.stored_gb)
        + _of("dynamodb-recovery", usage.stored_gb)
    )


def _asked(usage: Usage, chosen: Choices) -> float:
    """Requests to the learners' API."""
    return usage.searches + (usage.films if chosen.private_media else 0)


def _lambda(usage: Usage, chosen: Choices) -> float:
    calls = _asked(usage, chosen) + usage.stream_batches + usage.webhooks
    seconds = usage.searches * SEARCH_SECONDS + (calls - usage.searches) * BATCH_SECONDS
    gb_seconds = (seconds + STRIKES * STRIKE_SECONDS) * FUNCTION_MEMORY_GB
    gb_seconds += usage.sweep_seconds * SWEEP_MEMORY_GB
    gb_seconds += usage.tokens * GATE_SECONDS * GATE_MEMORY_GB
    requests = calls + STRIKES + SWEEPS + usage.tokens
    return _of("lambda-request", requests) + _of("lambda-arm-gb-second", gb_seconds)


def _observed(usage: Usage, _chosen: Choices) -> float:
    traces = (usage.searches + usage.stream_batches) * 0.05 + STRIKES
    return (
        _of("log-ingested", usage.log_gb) + _of("log-stored", usage.log_gb) + _of("trace", traces)
    )


def _media(usage: Usage, chosen: Choices) -> float:
    """Without CloudFront the CMS's host serves the pictures; its price isn't counted."""
    if not chosen.media:
        return 0.0
    films = usage if chosen.private_media else replace(usage, film_gb=0, films=0)
    requests = usage.media_requests + films.films * FILM_REQUESTS
    served = _of("cloudfront-served", usage.media_gb + films.film_gb)
    return served + _of("cloudfront-request", requests) + _of("s3-stored", 1)


def _firewall(usage: Usage, chosen: Choices) -> float:
    return _of("waf-request", _asked(usage, chosen) + usage.webhooks) if chosen.firewall else 0.0


def _audit(usage: Usage, chosen: Choices) -> float:
    return _of("data-event", usage.table_requests) if chosen.audit_trail else 0.0


def _insights(usage: Usage, chosen: Choices) -> float:
    if not chosen.contributor_insights:
        return 0.0
    return _of("insight-event", usage.learners_requests)


BY_USE: Mapping[str, Callable[[Usage, Choices], float]] = {
    "Cognito": _cognito,
    "DynamoDB": _dynamodb,
    "Lambda": _lambda,
    "API Gateway": lambda u, c: _of("rest-api-request", _asked(u, c) + u.webhooks),
    "SQS": lambda u, _: _of("sqs-request", u.webhooks * 3 + IDLE_POLLS),
    "SES": lambda u, _: _of("ses-mail", u.mails),
    "Amplify Hosting": lambda u, _: (
        _of("hosting-served", u.site_gb) + _of("hosting-build", 60) + _of("hosting-stored", 0.1)
    ),
    "CloudFront": _media,
    "CloudWatch Logs and X-Ray": _observed,
    "CloudTrail": _audit,
    "Contributor Insights": _insights,
    "WAF requests": _firewall,
    "KMS requests": lambda u, c: (
        _of("kms-request", u.sessions * KEY_READS_A_SESSION)
        + (_of("kms-asymmetric-request", u.films) if c.private_media else 0.0)
    ),
}

API_RULES, SITE_RULES = 5, 4
"""Of the firewalls in `custom/edge`."""

FIXED: Mapping[str, Callable[[Choices], float]] = {
    "Secrets Manager": lambda _: _of("secret", 3),
    "KMS key": lambda c: _of("kms-key", 1 + c.private_media),
    "CloudWatch alarms and metrics": lambda c: (
        (_of("alarm-metric", ALARM_METRICS) if c.alarms else 0.0)
        + _of("custom-metric", OWN_METRICS)
        + _of("dashboard", 1)
    ),
    "Contributor Insights rules": lambda c: (
        _of("insight-rule", INSIGHT_RULES) if c.contributor_insights else 0.0
    ),
    "WAF": lambda c: (
        c.firewall * (_of("web-acl", 1) + _of("waf-rule", API_RULES))
        + c.site_firewall * (_of("web-acl", 1) + _of("waf-rule", SITE_RULES))
    ),
    "Shield Advanced": lambda c: _of("shield-advanced", 1) if c.shield_advanced else 0.0,
    "VPC": lambda c: (
        _of("endpoint-hour", 5 * c.zones * HOURS_A_MONTH) + _of("nat-hour", HOURS_A_MONTH)
        if c.network
        else 0.0
    ),
    "DAX": lambda c: (
        _of("dax-t3-small-hour", c.dax_nodes * HOURS_A_MONTH) if c.acceleration else 0.0
    ),
}
