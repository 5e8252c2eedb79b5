"""Why a request can't be decided. The caller must treat each of these errors as a denial."""


class Undecidable(Exception):
    """The base: the model can't decide this request."""


class PolicyInvalid(Undecidable):
    """A policy document is invalid, or uses an element or operator that the model doesn't know."""


class ValueInvalid(Undecidable):
    """An operator can't compare a value, for example NumericEquals a text."""


class RequestUnknown(Undecidable):
    """A service request has a shape, parameter or operation that the model doesn't know."""


class VariableUnresolved(Undecidable):
    """A policy variable has no single value in this request and no default."""
