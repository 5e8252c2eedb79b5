"""Faults as they happen to a Lectern that runs, each taken back afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.eventually import eventually
from tests.operations.operators import Operator


@contextmanager
def setting(operator: Operator, function: str, name: str, value: str | None) -> Iterator[None]:
    """A function with another value of an environment variable, or without it."""
    client, named = operator.client("lambda"), getattr(operator.stacks, f"{function}Function")
    before = client.get_function_configuration(FunctionName=named)["Environment"]["Variables"]
    changed = {**before, name: value}
    given = {key: text for key, text in changed.items() if text is not None}
    client.update_function_configuration(FunctionName=named, Environment={"Variables": given})
    try:
        yield
    finally:
        client.update_function_configuration(FunctionName=named, Environment={"Variables": before})


@contextmanager
def throttled(operator: Operator, function: str) -> Iterator[None]:
    """A function that gets no room to run."""
    client, named = operator.client("lambda"), getattr(operator.stacks, f"{function}Function")
    client.put_function_concurrency(FunctionName=named, ReservedConcurrentExecutions=0)
    try:
        yield
    finally:
        client.delete_function_concurrency(FunctionName=named)


@contextmanager
def stopped(operator: Operator, function: str) -> Iterator[None]:
    """A function whose event source is disabled, as the runbook does before a restoration."""
    client, named = operator.client("lambda"), getattr(operator.stacks, f"{function}Function")
    (mapping,) = client.list_event_source_mappings(FunctionName=named)["EventSourceMappings"]
    _enable(client, mapping["UUID"], False)
    try:
        yield
    finally:
        _enable(client, mapping["UUID"], True)


def _enable(client: Any, mapping: str, enabled: bool) -> None:
    client.update_event_source_mapping(UUID=mapping, Enabled=enabled)
    wanted = "Enabled" if enabled else "Disabled"

    def settled() -> bool:
        return bool(client.get_event_source_mapping(UUID=mapping)["State"] == wanted)

    eventually(settled, what=f"an event source that is {wanted}")
