"""Puts the local cloud together: emulator, hooks, gateway."""

import asyncio

from local.cloud.canaries import attacks
from local.cloud.gateway.gateway import Gateway
from local.cloud.patches.emulator import loading
from local.cloud.patches.apigateway import authorizers, response_templates
from local.cloud.patches.cloudformation import (
    absent_types,
    nested_stacks,
    property_types,
    secret_imports,
    table_ceilings,
)
from local.cloud.patches.cognito import (
    challenges,
    confirmation_codes,
    identity_deletion,
    identity_pools,
    lifetimes,
    mailed_codes,
    principal_tags,
    second_factors,
    token_checks,
    user_attributes,
)
from local.cloud.patches.door import authentication, dispatch, request_times, signed_headers
from local.cloud.patches.lambda_ import given_up, partial_batches, schedules, stream_sizes, workers
from local.cloud.patches.persistence import kept_stores, queue_addresses, stream_positions
from local.cloud.patches.policies import enforcement, mail_identity
from local.cloud.process.configuration import CloudConfiguration
from local.cloud.request.asgi import Application
from local.cloud.state import snapshots


def assemble(configuration: CloudConfiguration) -> Application:
    """The ASGI application to serve. Call once in a process: the emulator's state is global."""
    shipped = loading.load(configuration)
    dispatch.install()
    authentication.install(configuration)
    authorizers.install()
    signed_headers.install()
    request_times.install()
    snapshots.install()
    enforcement.install()
    challenges.install()
    second_factors.install()
    confirmation_codes.install()
    user_attributes.install()
    identity_deletion.install()
    identity_pools.install()
    token_checks.install()
    principal_tags.install()
    lifetimes.install()
    mail_identity.install()
    mailed_codes.install()
    nested_stacks.install()
    partial_batches.install()
    given_up.install()
    schedules.install()
    property_types.install()
    secret_imports.install()
    absent_types.install()
    kept_stores.install()
    queue_addresses.install()
    response_templates.install()
    stream_sizes.install()
    table_ceilings.install()
    activity = snapshots.Activity()
    running: set[asyncio.Task[None]] = set()

    async def on_started() -> None:
        stream_positions.forget_impossible_positions()
        await attacks.run(gateway, configuration)
        running.add(asyncio.create_task(snapshots.keep_saving(activity)))

    gateway = Gateway(shipped, configuration, on_started, workers.end, activity)
    return gateway
