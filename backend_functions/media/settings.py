"""The function's settings, read from its environment variables."""

from dataclasses import dataclass

from lectern.environment import Environ, http_address, required


@dataclass(frozen=True, slots=True)
class Signing:
    """`origin` is CloudFront's; `key_pair_id` names there the public half of `key_arn` in KMS."""

    origin: str
    key_arn: str
    key_pair_id: str


@dataclass(frozen=True, slots=True)
class Settings:
    content_table: str
    site_origin: str
    signing: Signing | None
    """None if private media is off, or only half set up."""


def from_environment(environ: Environ) -> Settings:
    return Settings(
        content_table=required(environ, "CONTENT_TABLE"),
        site_origin=http_address(environ, "SITE_ORIGIN"),
        signing=_signing(environ),
    )


def _signing(environ: Environ) -> Signing | None:
    """All three or nothing: the template leaves out what has no value."""
    names = ("PRIVATE_MEDIA_ORIGIN", "SIGNING_KEY_ARN", "KEY_PAIR_ID")
    if not all(environ.get(name) for name in names):
        return None
    return Signing(
        origin=http_address(environ, "PRIVATE_MEDIA_ORIGIN"),
        key_arn=required(environ, "SIGNING_KEY_ARN"),
        key_pair_id=required(environ, "KEY_PAIR_ID"),
    )
