"""Puts the local cloud together: emulator, hooks, gateway."""

import asyncio

from local.cloud import (
    absent_types,
    authentication,
    authorizers,
    canaries,
    challenges,
    confirmation_codes,
    dispatch,
    emulator,
    enforcement,
    given_up,
    identity_deletion,
    identity_pools,
    kept_stores,
    lifetimes,
    mail_identity,
    mailed_codes,
    nested_stacks,
    partial_batches,
    principal_tags,
    property_types,
    queue_addresses,
    readable_attributes,
    request_times,
    response_templates,
    schedules,
    second_factors,
    secret_imports,
    signed_headers,
    snapshots,
    stream_sizes,
    streams,
    table_ceilings,
    token_checks,
    user_attributes,
    user_pool_triggers,
    workers,
)
from local.cloud.asgi import Application
from local.cloud.configuration import CloudConfiguration
from local.cloud.gateway import Gateway


def assemble(configuration: CloudConfiguration) -> Application:
    """The ASGI application to serve. Call once in a process: the emulator's state is global."""
    shipped = emulator.load(configuration)
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
    readable_attributes.install()
    user_pool_triggers.install()
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
        streams.forget_impossible_positions()
        await canaries.run(gateway, configuration)
        running.add(asyncio.create_task(snapshots.keep_saving(activity)))

    gateway = Gateway(shipped, configuration, on_started, workers.end, activity)
    return gateway
