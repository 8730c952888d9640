"""A year's three tables together: last year's beside this year's, or what one unit reports."""

from collections.abc import Sequence
from typing import Any, Self, get_args

import attrs
from attrs import field

from reportkit.errors import InvalidValue
from reportkit.model import fields
from reportkit.outlines.applications import Applications, Applications2019
from reportkit.outlines.deadlines import Scope
from reportkit.outlines.disclosure import Disclosure2021
from reportkit.outlines.disclosure2019 import Disclosure2019
from reportkit.outlines.reviews import Reviews

_scope = fields.optional(fields.one_of(*get_args(Scope)))
_reviews = fields.optional(fields.instance_of(Reviews, "Reviews"))


def _each(returns: Sequence[Any], name: str) -> list[Any]:
    """Return one ledger of every unit; a unit without it makes no sum."""
    ledgers = [getattr(unit, name) for unit in returns]
    if not ledgers or None in ledgers:
        raise InvalidValue(f"Ledgers.sum_of: a unit has no {name}; give all three ledgers of each")
    return ledgers


@attrs.frozen(kw_only=True)
class Ledgers:
    """A year's three tables (统计表): last year's beside this year's, or what one unit reports (填报).

    `scope` is whose they are; None where that is the same as in the report they stand beside.
    """

    disclosure: Disclosure2021 | None = field(
        default=None, validator=fields.optional(fields.instance_of(Disclosure2021, "a Disclosure2021"))
    )
    applications: Applications | None = field(
        default=None, validator=fields.optional(fields.instance_of(Applications, "Applications"))
    )
    reviews: Reviews | None = field(default=None, validator=_reviews)
    scope: Scope | None = field(default=None, validator=_scope)

    @classmethod
    def sum_of(cls, returns: "Sequence[Ledgers]") -> Self:
        """Return the tables of several units added up cell by cell, as a summary (汇总) has them.

        Raises InvalidValue for a unit without one of the three.
        """

        return cls(
            disclosure=Disclosure2021.sum_of(_each(returns, "disclosure")),
            applications=Applications.sum_of(_each(returns, "applications")),
            reviews=Reviews.sum_of(_each(returns, "reviews")),
            scope="汇总",
        )


@attrs.frozen(kw_only=True)
class Ledgers2019:
    """The three tables of 2019 or 2020 (统计表), as Ledgers has those since 2021."""

    disclosure: Disclosure2019 | None = field(
        default=None, validator=fields.optional(fields.instance_of(Disclosure2019, "a Disclosure2019"))
    )
    applications: Applications2019 | None = field(
        default=None, validator=fields.optional(fields.instance_of(Applications2019, "Applications2019"))
    )
    reviews: Reviews | None = field(default=None, validator=_reviews)
    scope: Scope | None = field(default=None, validator=_scope)

    @classmethod
    def sum_of(cls, returns: "Sequence[Ledgers2019]") -> Self:
        """Return the tables of several units added up cell by cell, as a summary (汇总) has them."""
        return cls(
            disclosure=Disclosure2019.sum_of(_each(returns, "disclosure")),
            applications=Applications2019.sum_of(_each(returns, "applications")),
            reviews=Reviews.sum_of(_each(returns, "reviews")),
            scope="汇总",
        )
