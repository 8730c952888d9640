"""Everything that reportkit raises, and what each kind means."""


class ReportkitError(Exception):
    """Something the library was asked to do cannot be done; the message says where and what would be right."""


class InvalidValue(ReportkitError, ValueError):
    """A value that no report can hold: an empty name, a NaN, an unknown slot, a year out of range."""


class WrongType(ReportkitError, TypeError):
    """A value of a kind that does not belong in its field."""


class SaveFailed(ReportkitError, OSError):
    """The file could not be written; what stood at the target before still stands there."""
