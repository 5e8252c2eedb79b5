"""The function's settings, read from its environment variables."""

from dataclasses import dataclass

from lectern.environment import Environ, required


@dataclass(frozen=True, slots=True)
class Settings:
    user_pool_id: str


def from_environment(environ: Environ) -> Settings:
    return Settings(user_pool_id=required(environ, "USER_POOL_ID"))
