"""Why no second opinion could be had."""


class OracleUnavailable(Exception):
    """The second engine can't be installed or run here; the text says what to do."""
