"""The people of a call in the making: drafts, found by any of their spellings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from store.text.names import fold_name, looks_like_latin_name
from store.values import Person, Side


@dataclass(kw_only=True, eq=False)
class Draft:
    """A person in the making: spellings in the order found, the first one is the name.

    `about` is what the roster or the label says of one of the company, office and firm together; `in_words` is
    whether the office is only told in running words, which cut it short or lead into it (Acme's chief executive).
    """

    spellings: list[str]
    side: Side
    role: str | None = None
    firm: str | None = None
    about: str | None = None
    in_words: bool = False

    @property
    def latin(self) -> list[str]:
        """The full names in Latin letters."""
        return [s for s in self.spellings if looks_like_latin_name(s)]

    def add(self, spelling: str) -> None:
        """One more spelling, if it is a new one."""
        folded = fold_name(spelling)
        if folded not in map(fold_name, self.spellings):
            self.spellings.append(spelling)
        elif not spelling.isupper():  # RAHUL BOTHRA in the roster is Rahul Bothra where he speaks
            shouted = [i for i, s in enumerate(self.spellings) if s.isupper() and fold_name(s) == folded]
            for index in shouted:
                self.spellings[index] = spelling

    def place(self, company: str) -> tuple[str | None, str | None]:
        """Office and firm; what stands beside the office of one of the company is the company or a part of it."""
        if self.side != "company":
            return self.role, self.firm
        if not self.firm or is_same_firm(self.firm, company):
            bare = (self.role or "").removeprefix(company).strip()
            role = bare.removesuffix(f", {company}") or self.role
            return role, company or self.firm
        return self.about or self.role, company or None


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
                role=d.place(company)[0],
                firm=d.place(company)[1],
                side=d.side,
            )
            for d in self.drafts
        )

    def company(self) -> str:
        """The firm that most of the company's people are said to be of; empty if none is named."""
        firms = Counter(d.firm for d in self.of_side("company") if d.firm)
        return firms.most_common(1)[0][0] if firms else ""


def is_same_firm(one: str, other: str) -> bool:
    """Whether two names can be one firm's: one is the beginning of the other."""
    short, long = sorted((fold_name(one), fold_name(other)), key=len)
    return len(short) >= 3 and long.startswith(short)
