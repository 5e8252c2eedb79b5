"""Why a request can't be decided. Each one means "denied" to the caller: never "let through"."""


class Refused(Exception):
    """The base of everything the model doesn't understand."""


class PolicyInvalid(Refused):
    """A policy document isn't one, or uses an element or operator that the model doesn't know."""


class ValueInvalid(Refused):
    """A value can't be compared by its operator, such as text by NumericEquals."""


class RequestUnknown(Refused):
    """A service request has a shape, parameter or operation that the model doesn't know."""


class VariableUnresolved(Refused):
    """A policy variable has no single value in this request and no default."""
