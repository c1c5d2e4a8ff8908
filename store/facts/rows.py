"""Readings joined to rows: a value, its growth and last year's value are one fact."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from store.facts.naming import Naming, Reading
from store.facts.shares import REVENUE_SHARE
from store.text.numbers import Figure


@dataclass
class Row:
    """A fact in the making: the readings by their role; `tolerance` is the figure that says how far it may be off."""

    metric: str
    naming: Naming
    slots: dict[str, Reading] = field(default_factory=dict)
    tolerance: Figure | None = None

    @property
    def first(self) -> Figure:
        """The figure whose line is the fact's: the value, or else the growth."""
        return next(
            self.slots[role].figure
            for role in ("value", "yoy", "qoq", "change", "prior")
            if role in self.slots
        )

    def takes(self, reading: Reading) -> bool:
        """Whether a reading is another part of this fact."""
        if reading.metric != self.metric or reading.role in self.slots:
            return False
        same = reading.naming.mention is not None and reading.naming.mention is self.naming.mention
        plain = reading.role == "prior" and reading.naming.name is None and reading.naming.basis is None
        if not same and not plain and _differs(reading.naming, self.naming):
            return False
        value = self.slots.get("value")
        if reading.role != "prior" or value is None:
            return reading.role != "prior"
        unsaid = value.figure.is_money and reading.figure.unit is None  # (1.03亿元,去年同期亏损8600万)
        return unsaid or value.figure.unit == reading.figure.unit


def rows(found: Iterable[Reading]) -> list[Row]:
    """The rows of one sentence; what is no fact of its own (last year's value alone) is left out."""
    made: list[Row] = []
    early: Reading | None = None
    for reading in found:
        if reading.role == "none":
            continue
        if reading.role == "tolerance":
            if made:
                made[-1].tolerance = reading.figure
            continue
        candidates = reversed(made) if reading.role == "prior" else _nearest(made)
        fitting = next((row for row in candidates if row.takes(reading)), None)
        if fitting is None and (reading.role == "prior" or _repeats(made, reading)):
            early = reading if reading.role == "prior" else early
            continue
        fitting = _converted(made, fitting, reading)
        if fitting is None:
            fitting = Row(reading.metric, reading.naming)
            made.append(fitting)
        fitting.slots[reading.role] = reading
        if early and "prior" not in fitting.slots and fitting.takes(early):
            fitting.slots["prior"], early = early, None
    return made


def _nearest(made: list[Row]) -> list[Row]:
    """The last row, and the one before if that only says its share of the revenue."""
    return made[-2:][::-1] if made and made[-1].metric == REVENUE_SHARE else made[-1:]


def _repeats(made: list[Row], reading: Reading) -> bool:
    """Whether a change only says in other units what the growth has said (declined 7%, a decrease of $61 million)."""
    return (
        bool(made)
        and reading.role == "change"
        and made[-1].metric == reading.metric
        and "yoy" in made[-1].slots
    )


def _converted(made: list[Row], fitting: Row | None, reading: Reading) -> Row | None:
    """The row that growth belongs to: not the amount in another currency in brackets, but the one before it."""
    if (
        fitting is None
        or reading.role not in ("yoy", "qoq", "change")
        or len(made) < 2
        or fitting is not made[-1]
    ):
        return fitting
    value, main = fitting.slots.get("value"), made[-2].slots.get("value")
    if value is None or main is None or made[-2].metric != fitting.metric or reading.role in made[-2].slots:
        return fitting
    other = (value.figure.is_money or value.figure.unit is None) and value.figure.unit != main.figure.unit
    both = main.figure.is_money and other
    return made[-2] if both and value.naming.mention is main.naming.mention else fitting


def _differs(one: Naming, other: Naming) -> bool:
    return one.name not in (None, other.name) or one.basis != other.basis
