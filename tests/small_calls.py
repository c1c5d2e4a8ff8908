"""A call of a few lines, built by hand: every line of text gets the label of its speaker above it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from store import Call, CallRow, Exchange, Fact, Person, Reply, Section, Turn

CHIEF, FINANCE, ANALYST = "程亦舟", "罗青禾", "陆知远"
PEOPLE = (
    Person(name=CHIEF, role="首席执行官", side="company"),
    Person(name=FINANCE, role="首席财务官", side="company"),
    Person(name=ANALYST, firm="海岬证券", side="analyst"),
)


def small_call(
    *remarks: tuple[str, str], asked: Sequence[Sequence[tuple[str, str]]] = (), facts: tuple[Fact, ...] = ()
) -> Call:
    """A call of these remarks, then of exchanges, each a question and its answers; line 2 is the first remark's."""
    lines: list[str] = []
    turns: list[Turn] = []
    exchanges: list[Exchange] = []

    def speak(speaker: str, text: str, section: str) -> tuple[int, int]:
        lines.extend((speaker, text))
        at = (len(lines), len(lines))
        turns.append(Turn(lines=at, speaker=speaker, speaker_as_written=speaker, section=section))
        return at

    for speaker, text in remarks:
        speak(speaker, text, "remarks")
    begun = len(lines) + 1
    for (asker, question), *answers in asked:
        at = speak(asker, question, "qa")
        replies = tuple(Reply(speaker=who, lines=speak(who, text, "qa")) for who, text in answers)
        exchanges.append(Exchange(analyst=asker, firm="海岬证券", question=at, answers=replies))
    return Call(
        company="鲸屿集团",
        tickers=("DEMO:JYU",),
        period_as_written="2025年第一季度",
        period_end=date(2024, 6, 30),
        fiscal_year=2025,
        fiscal_quarter=1,
        held_at=datetime(2024, 8, 15, 12, tzinfo=UTC),
        lines=tuple(lines),
        people=PEOPLE,
        sections=(
            Section(name="remarks", lines=(1, max(begun - 1, 1))),
            Section(name="qa", lines=(begun, len(lines))),
        ),
        turns=tuple(turns),
        exchanges=tuple(exchanges),
        facts=facts,
    )


def row_of(call: Call) -> CallRow:
    """The call as a row of the list."""
    return CallRow(
        key=call.key,
        company=call.company,
        company_key="JYU",
        period_as_written=call.period_as_written,
        period_end=call.period_end,
        fiscal_year=call.fiscal_year,
        fiscal_quarter=call.fiscal_quarter,
        held_at=call.held_at,
        revision=1,
        source="call.txt",
    )


def fact(line: int, subject: str | None, metric: str, quote: str, **more: object) -> Fact:
    """A figure that the finance chief reported."""
    given = {"speaker": FINANCE, "side": "company", "kind": "reported", **more}
    return Fact(line=line, subject=subject, metric=metric, quote=quote, **given)  # type: ignore[arg-type]
