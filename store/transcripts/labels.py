"""A speaker's label as a value: what its words say of who speaks, and where they stand."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from store.text.names import fold_name
from store.transcripts.anonymous import OPERATORS, anonymous_side
from store.transcripts.label_forms import unmarked
from store.transcripts.latin_proofs import Style
from store.transcripts.roled import Roled, read_mark, read_roled
from store.transcripts.spellings import spellings_of
from store.values import Side

LONGEST = 90  # characters of a label
_ORDINAL = re.compile(r"(?<=[QAＱＡ问答])\d+$")  # Q1 asks as Q2 does
MARKED = re.compile(r"[:：\t]")


@dataclass(frozen=True, kw_only=True)
class Label:
    """A speaker's label: `written` is the whole of it, `name` the name in it, `inline` whether text follows.

    `flag` is Q or A where the transcript marks questions and answers, `about` the role or firm beside the name
    or below it, `prefix` all that stands before the text in its line. A label may take more lines than the
    name's: `above` lines before it, `below` after it. A `row` is one paragraph of a table. `side` and `firm`
    are what the label's own words say; a `nameless` label holds only these.
    """

    line: int
    written: str
    name: str
    flag: Literal["Q", "A"] | None = None
    about: str | None = None
    inline: bool = False
    prefix: str = ""
    above: int = 0
    below: int = 0
    row: bool = False
    style: Style | None = None
    runs_line: bool = False
    side: Side | None = None
    firm: str | None = None
    nameless: bool = False

    @property
    def first(self) -> int:
        """The label's first line."""
        return self.line - self.above

    @property
    def last(self) -> int:
        """The label's last line; text may begin in it only if the label is inline."""
        return self.line + self.below

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """All spellings of the name that the label itself gives."""
        return spellings_of(self.name)

    @property
    def is_operator(self) -> bool:
        """Whether the label is a word for the one who runs the line."""
        return self.runs_line or not OPERATORS.isdisjoint(map(fold_name, self.spellings))

    @property
    def anonymous_side(self) -> Side | None:
        """The side that a label without a name is on; None for a name."""
        return self.side if self.nameless else anonymous_side(self.name)


def is_plain_label(line: str) -> bool:
    """Whether a line begins with a label that needs no other proof: an operator's, an asker's, `问：`."""
    head = unmarked(line[:LONGEST].strip())
    roled = read_mark(head) or read_roled(head)
    if roled:
        return roled.side == "analyst" and roled.inline
    label = MARKED.split(head, maxsplit=1)[0]
    return fold_name(label) in OPERATORS or anonymous_side(label) is not None


def roled_label(roled: Roled, number: int) -> Label:
    """The label of a line whose words give a role."""
    return Label(
        line=number,
        written=roled.written,
        name=roled.name or roled.title or _ORDINAL.sub("", roled.written),
        about=roled.title,
        inline=roled.inline,
        prefix=roled.written if roled.inline else "",
        side=roled.side,
        firm=roled.firm,
        nameless=roled.name is None,
    )
