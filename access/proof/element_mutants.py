"""Breaks a statement's Action and Resource."""

from collections.abc import Iterator, Mapping
from typing import Any

from access.proof.change import Change, Surroundings, listed, replaced, without


def of_actions(statement: Mapping[str, Any], around: Surroundings) -> Iterator[Change]:
    actions = listed(statement["Action"])
    yield Change("Action", "becomes NotAction", {"NotAction": actions, "Action": None})
    for at, action in enumerate(actions):
        element = f"Action {action}"
        yield Change(element, "dropped", {"Action": without(actions, at)})
        service = action.partition(":")[0]
        for wider in dict.fromkeys((f"{action[:-1]}*", f"{action}*", f"{service}:*", "*")):
            if wider not in (action, f"{action[:-1]}**"):
                new = replaced(actions, at, wider)
                yield Change(element, f"widened to {wider}", {"Action": new})
        for other in _others(action, around.actions):
            if other not in actions:
                new = replaced(actions, at, other)
                yield Change(element, f"swapped for {other}", {"Action": new})
    for other in _others(actions[0], around.actions):
        if other not in actions and not actions[0].endswith("*"):
            yield Change("Action", f"{other} added", {"Action": [*actions, other]})


def of_resources(statement: Mapping[str, Any], around: Surroundings) -> Iterator[Change]:
    resources = listed(statement["Resource"])
    yield Change("Resource", "becomes NotResource", {"NotResource": resources, "Resource": None})
    for at, resource in enumerate(resources):
        element = f"Resource {resource}"
        yield Change(element, "dropped", {"Resource": without(resources, at)})
        for wider in _wider(resource):
            new = replaced(resources, at, wider)
            yield Change(element, f"widened to {wider}", {"Resource": new})
        for other in _of_service(resource, around.resources):
            if not _covered(other, resources):
                new = replaced(resources, at, other)
                yield Change(element, f"swapped for {other}", {"Resource": new})
                yield Change("Resource", f"{other} added", {"Resource": [*resources, other]})


def _others(action: str, known: tuple[str, ...]) -> Iterator[str]:
    service = action.partition(":")[0]
    return (each for each in known if each.startswith(f"{service}:") and each != action)


def _of_service(resource: str, known: tuple[str, ...]) -> Iterator[str]:
    prefix = ":".join(resource.split(":")[:3]) + ":"
    return (each for each in known if each.startswith(prefix) and each != resource)


def _covered(other: str, resources: list[str]) -> bool:
    """Whether they match it already, so that adding it would change nothing."""
    ends = tuple(each.removesuffix("*") for each in resources if each.endswith("*"))
    return other in resources or (bool(ends) and other.startswith(ends))


def _wider(resource: str) -> Iterator[str]:
    """The whole account's, those with the same beginning, those in another region, everything."""
    if resource == "*":
        return
    fixed = resource.removesuffix("*")
    yield f"{fixed[:-1]}*"
    if fixed == resource:
        yield f"{resource}*"
    head, _, _ = resource.rpartition(":" if ":*" not in resource[-2:] else ":log-group:")
    yield f"{head}:*"
    yield resource.replace("eu-west-1", "*")
    yield "*"
