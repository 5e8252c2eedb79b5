"""A mapping that knows which of its names were read, also those that it hasn't."""

from collections.abc import Iterator, Mapping


class Recording(Mapping[str, str]):
    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.read: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.read.add(name)
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("A source must read what it declares, by name, and not all there is.")

    def __len__(self) -> int:
        raise AssertionError("A source must read what it declares, by name, and not all there is.")
