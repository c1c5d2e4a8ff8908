"""What an operator says of a company, beyond what its transcripts say."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Named:
    """A segment or a product, with what else it is called."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StatedPerson:
    """Somebody of the company, with every spelling that is stated to be the same person."""

    name: str
    also_written: tuple[str, ...] = ()
    role: str | None = None


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A company's profile: its names, its calendar, its segments and people.

    `fiscal_year_end_month` is 1 to 12; `reports_ebita` says that the company reports EBITA where its record
    says EBITDA; `ir_contact` is where to ask what the record does not hold.
    """

    name: str
    tickers: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    fiscal_year_end_month: int | None = None
    ir_contact: str | None = None
    segments: tuple[Named, ...] = ()
    products: tuple[Named, ...] = ()
    people: tuple[StatedPerson, ...] = ()
    reports_ebita: bool = False
