"""The people of a call in the making: drafts, found by any of their spellings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from store.text.names import fold_name, looks_like_latin_name
from store.values import Person, Side


@dataclass(kw_only=True, eq=False)
class Draft:
    """A person in the making: spellings in the order found, the first one is the name."""

    spellings: list[str]
    side: Side
    role: str | None = None
    firm: str | None = None

    @property
    def latin(self) -> list[str]:
        """The full names in Latin letters."""
        return [s for s in self.spellings if looks_like_latin_name(s)]

    def add(self, spelling: str) -> None:
        """One more spelling, if it is a new one."""
        if fold_name(spelling) not in map(fold_name, self.spellings):
            self.spellings.append(spelling)


@dataclass(kw_only=True)
class Cast:
    """All people of a call, found by any of their spellings."""

    drafts: list[Draft] = field(default_factory=list)
    by_spelling: dict[str, Draft] = field(default_factory=dict)

    def find(self, spelling: str) -> Draft | None:
        """The person of exactly that spelling."""
        return self.by_spelling.get(fold_name(spelling))

    def join(self, draft: Draft, spellings: Sequence[str]) -> Draft:
        """Give a person, old or new, more spellings; one that is another person's already stays that one's."""
        if draft not in self.drafts:
            self.drafts.append(draft)
        for spelling in spellings:
            if self.by_spelling.setdefault(fold_name(spelling), draft) is draft:
                draft.add(spelling)
        return draft

    def of_side(self, side: Side) -> Iterator[Draft]:
        """The people of one side."""
        return (draft for draft in self.drafts if draft.side == side)

    def people(self, company: str) -> tuple[Person, ...]:
        """The people as values, in the order of the roster and then of the turns."""
        return tuple(
            Person(
                name=d.spellings[0],
                also_written=tuple(d.spellings[1:]),
                role=d.role,
                firm=d.firm or (company or None if d.side == "company" else None),
                side=d.side,
            )
            for d in self.drafts
        )
