"""A year's three tables together: last year's beside this year's, or what one unit reports."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Self, get_args

import attrs
from attrs import field

from reportkit.annual_report.application_figures import figures, identities
from reportkit.annual_report.applications import ApplicationLedger
from reportkit.annual_report.deadlines import Scope
from reportkit.annual_report.disclosure import Disclosure
from reportkit.annual_report.reviews import Reviews
from reportkit.errors import InvalidValue
from reportkit.model import Statistic, fields
from reportkit.model.identity import Identity
from reportkit.values import value_class

A_SCOPE = fields.optional(fields.one_of(*get_args(Scope)))
SOME_REVIEWS = fields.optional(fields.instance_of(Reviews, "Reviews"))


@value_class(kw_only=True)
class AnyLedgers:
    """A year's three tables in whichever edition (各版统计表); an edition declares its own of tables two and three."""

    disclosed: ClassVar[type[Disclosure]]
    applied: ClassVar[type[ApplicationLedger]]

    disclosure: Disclosure | None = None
    applications: ApplicationLedger | None = None
    reviews: Reviews | None = field(default=None, validator=SOME_REVIEWS)
    scope: Scope | None = field(default=None, validator=A_SCOPE)

    @classmethod
    def sum_of(cls, returns: "Sequence[AnyLedgers]") -> Self:
        """Return the tables of several units added up cell by cell, as a summary (汇总) has them.

        Raises InvalidValue for a unit without one of the three.
        """
        return cls(
            disclosure=cls.disclosed.sum_of(cls._each(returns, "disclosure")),
            applications=cls.applied.sum_of(cls._each(returns, "applications")),
            reviews=Reviews.sum_of(cls._each(returns, "reviews")),
            scope="汇总",
        )

    @classmethod
    def _each(cls, returns: "Sequence[AnyLedgers]", name: str) -> list[Any]:
        """Return one ledger of every unit; a unit without it makes no sum."""
        ledgers = [getattr(unit, name) for unit in returns]
        if not ledgers or None in ledgers:
            raise InvalidValue(
                "{owner}.sum_of: a unit has no {name}; give all three ledgers of each", owner=cls.__name__, name=name
            )
        return ledgers

    @classmethod
    def beside(cls, last: "AnyLedgers") -> Self | None:
        """Return last year's tables as this edition has them, with gaps; None where table two has no cell in common."""
        if isinstance(last, cls):
            return last
        if not cls.disclosed.cells().keys() & last.disclosed.cells().keys():
            return None
        return cls(
            disclosure=cls.disclosed.beside(last.disclosure),
            applications=cls.applied.beside(last.applications),
            reviews=last.reviews,
            scope=last.scope,
        )

    @classmethod
    def following(cls, last: "AnyLedgers") -> Self:
        """Return next year's tables, open but for what last year's alone say: what was carried over, what there was.

        Raises nothing; a table that last year's lack is none here either.
        """
        applications = None if last.applications is None else cls.applied.following(last.applications)
        return cls(
            disclosure=None if last.disclosure is None else cls.disclosed.following(last.disclosure),
            applications=applications,
            reviews=None if last.reviews is None else Reviews.open(),
            scope=last.scope,
        )

    def figures(self, last: "AnyLedgers", notes: Mapping[str, str]) -> Iterator[Statistic]:
        """Yield every cell as a figure, beside last year's, and the sums that sentences use."""
        if self.disclosure is not None:
            yield from self.disclosure.figures(last.disclosure, notes)
        if self.applications is not None:
            yield from figures(self.applications, last.applications, notes)
        if self.reviews is not None:
            yield from self.reviews.figures(last.reviews, notes)

    def identities(
        self,
        last: "AnyLedgers",
        *,
        may_regulate: bool,
        rescoped: bool,
        fees_reported: bool,
        reasons: Mapping[str, str],
    ) -> Iterator[Identity]:
        """Yield the equations of the tables and of what they continue, with both sides as they are."""
        if self.disclosure is not None:
            yield from self.disclosure.identities(last.disclosure, may_regulate=may_regulate, reasons=reasons)
        if self.applications is not None:
            yield from identities(
                self.applications, last.applications, rescoped=rescoped, fees_reported=fees_reported, reasons=reasons
            )
        yield from last.identities_of_last_year()
        if self.reviews is not None:
            yield from self.reviews.identities()

    def identities_of_last_year(self) -> Iterator[Identity]:
        """Yield what holds within the tables as last year's, which this year's comparisons rest on."""
        found: list[Identity] = []
        if self.applications is not None:
            found += identities(self.applications, None, rescoped=False, fees_reported=True, reasons={})
        if self.reviews is not None:
            found += self.reviews.identities()
        yield from (attrs.evolve(identity, place=f"上年报告{identity.place}", figure=None) for identity in found)
