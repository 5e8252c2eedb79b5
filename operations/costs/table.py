"""Bills side by side, as the table of docs/services.md."""

from collections.abc import Sequence

from operations.costs import usage
from operations.costs.bill import Choices, Line, lines, total


def markdown(crowds: Sequence[int], bills: Sequence[Sequence[Line]]) -> str:
    """One row a service that costs something for any of the crowds, then the sum."""
    rows = [("USD a month", *(f"{learners:,} learners" for learners in crowds))]
    rows.append(("---", *("---:" for _ in crowds)))
    for parts in zip(*bills, strict=True):
        if any(part.usd >= 0.005 for part in parts):
            rows.append((parts[0].service, *(f"{part.usd:,.2f}" for part in parts)))
    rows.append(("**Sum**", *(f"**{total([*lines]):,.2f}**" for lines in bills)))
    return _rendered(rows)


SWITCHES: dict[str, tuple[str, Choices]] = {
    "the Essentials plan of Cognito": (
        "`UserPoolTier` in `override.ts`",
        Choices(cognito_plan="ESSENTIALS"),
    ),
    "no alarms": ("`alarms` of `observability`", Choices(alarms=False)),
    "an audit trail": ("`auditTrail` of `observability`", Choices(audit_trail=True)),
    "who uses the learners table most": (
        "`contributorInsights` of `learners`",
        Choices(contributor_insights=True),
    ),
    "media by CloudFront": ("`media` of `media`", Choices(media=True)),
    "the same, with 12 private films a learner": (
        "`signingKeys` of `media`",
        Choices(media=True, private_media=True),
    ),
    "a firewall before the APIs": ("`firewall` of `edge`", Choices(firewall=True)),
    "a firewall before the site": ("`siteFirewall` of `edge`", Choices(site_firewall=True)),
    "the functions in a VPC": ("`network` of `network`", Choices(network=True)),
    "a DAX cluster of three nodes": (
        "`acceleration` of `acceleration`",
        Choices(acceleration=True),
    ),
    "Shield Advanced": ("`shieldAdvanced` of `edge`", Choices(shield_advanced=True)),
}
"""What can be chosen otherwise: the parameter that does it, and the choices that it makes."""


def switches(crowds: Sequence[int]) -> str:
    """What each choice adds to the bill, alone."""
    crowd_usages = [usage.of(learners) for learners in crowds]
    plain = [total(lines(each)) for each in crowd_usages]
    rows = [("adds, USD a month", "parameter", *(f"{learners:,}" for learners in crowds))]
    rows.append(("---", "---", *("---:" for _ in crowds)))
    for name, (parameter, chosen) in SWITCHES.items():
        more = [total(lines(u, chosen)) - p for u, p in zip(crowd_usages, plain, strict=True)]
        rows.append((name, parameter, *(f"{usd:,.2f}" for usd in more)))
    return _rendered(rows)


def _rendered(rows: Sequence[Sequence[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
