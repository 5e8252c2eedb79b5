"""Why a request can't be decided. Each one means "denied" to the caller: never "let through"."""


class Undecidable(Exception):
    """The base of everything the model doesn't understand."""


class PolicyInvalid(Undecidable):
    """A policy document isn't one, or uses an element or operator that the model doesn't know."""


class ValueInvalid(Undecidable):
    """A value can't be compared by its operator, such as text by NumericEquals."""


class RequestUnknown(Undecidable):
    """A service request has a shape, parameter or operation that the model doesn't know."""


class VariableUnresolved(Undecidable):
    """A policy variable has no single value in this request and no default."""
