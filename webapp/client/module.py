"""Turns exports of a TypeScript module into values that a Reflex page can use.

A React hook becomes a Var: Reflex lifts every component that reads it into its own
memo component, which calls the hook and imports it. Nothing runs on a server.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar, cast

from reflex.vars import VarData
from reflex.vars.base import Var
from reflex.vars.function import FunctionStringVar, FunctionVar
from reflex_base.utils.imports import ImportVar

State = TypeVar("State")


@dataclass(frozen=True)
class ClientModule:
    """A module of the data layer, by the path the bundler knows (`$/lectern/…`)."""

    path: str

    def hook(self, name: str, state: type[State]) -> State:
        """What `name()` returns, as a Var whose fields are those of `state`.

        At run time this is an ObjectVar. It is typed as the state itself, so that mypy
        holds pages to the fields and the literals that the TypeScript side returns.
        The local variable is named after the call by sha256: equal in every process.
        """
        variable = f"{name}_{sha256(f'{self.path}:{name}'.encode()).hexdigest()[:8]}"
        data = VarData(imports=self._import(name), hooks={f"const {variable} = {name}()": None})
        var = Var(_js_expr=variable, _var_type=state, _var_data=data).guess_type()
        return cast("State", var)

    def function(self, name: str) -> FunctionVar:  # type: ignore[type-arg]
        """The exported function, to be given to an event as it is or with `.partial(…)`."""
        return FunctionStringVar.create(name, _var_data=VarData(imports=self._import(name)))

    def _import(self, name: str) -> dict[str, ImportVar]:
        return {self.path: ImportVar(tag=name)}
