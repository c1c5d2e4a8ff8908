"""Calls of invented companies in any number, the same for the same seed: as a transcript's text and as a `Call`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from random import Random

from store import Call, Exchange, Fact, Person, Reply, Section, Turn
from tests.bench.tables import (
    DEEDS,
    EFFECTS,
    FIGURES,
    FIRMS,
    FIRST,
    GIVEN,
    OFFICES,
    PLACES,
    QUESTIONS,
    REASONS,
    REVENUE,
    SECOND,
    SEGMENTS,
    SURNAMES,
    THINGS,
    TRADES,
)

SEED = 7
CALLS_A_COMPANY = 20
MOST_COMPANIES = len(FIRST) * len(SECOND)
_OPERATOR = "操作员"
_QA = "问答环节"
_QUARTER_ENDS = (date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31), date(2025, 3, 31))


@dataclass(frozen=True)
class Said:
    """A sentence, and the figure it gives as (subject, metric, value, growth, quote) if it gives one."""

    text: str
    figure: tuple[str, str, float, float | None, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A turn: whose, in which section, its sentences one a line."""

    speaker: str
    section: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Invented:
    """Call number `quarter` (0 is the oldest) of company number `company`, of about `sentences` sentences."""

    company: int
    quarter: int = 0
    sentences: int = 30
    seed: int = field(default=SEED)

    @cached_property
    def name(self) -> str:
        """The company's name; its first two characters are no other company's."""
        second, first = divmod(self.company % MOST_COMPANIES, len(FIRST))
        return FIRST[first] + SECOND[second] + TRADES[(first + second) % len(TRADES)]

    @property
    def ticker(self) -> str:
        """Its ticker: four letters of its own."""
        letters = [chr(ord("A") + self.company // 26**place % 26) for place in range(4)]
        return "DEMO:" + "".join(letters)

    @property
    def segments(self) -> tuple[str, ...]:
        """The names of its three segments, the same on all its calls."""
        return tuple(self.name[:2] + segment for segment in self._random("segments").sample(SEGMENTS, 3))

    @property
    def fiscal(self) -> tuple[int, int]:
        """Fiscal year and quarter."""
        return 2025 + self.quarter // 4, self.quarter % 4 + 1

    @property
    def period_end(self) -> date:
        """The last day of the quarter."""
        end = _QUARTER_ENDS[self.quarter % 4]
        return end.replace(year=end.year + self.quarter // 4)

    @property
    def held_at(self) -> datetime:
        """When the call was held."""
        return datetime.combine(self.period_end + timedelta(days=45), datetime.min.time(), UTC)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Three of the company and three analysts."""
        names = [a + b for a in SURNAMES for b in GIVEN]
        named = self._random("people").sample(names, 6)
        firms = self._random("firms").sample(FIRMS, 3)
        own = [
            Person(name=n, role=r, firm=self.name, side="company")
            for n, r in zip(named, OFFICES, strict=False)
        ]
        return (
            *own,
            *(Person(name=n, firm=f, side="analyst") for n, f in zip(named[3:], firms, strict=True)),
        )

    @cached_property
    def spoken(self) -> tuple[Spoken, ...]:
        """All turns in order: the remarks of two, then three exchanges."""
        random = self._random(f"call {self.quarter}")
        free = max(6, self.sentences - 17)
        chief, finance = self.people[0].name, self.people[1].name
        opening = tuple(_statement(random) for _ in range(free // 2))
        figures = tuple(self._figures(random))
        turns = [
            Spoken(speaker=_OPERATOR, section="remarks", said=(Said(f"欢迎参加{self.name}的电话会议。"),)),
            Spoken(speaker=chief, section="remarks", said=opening),
            Spoken(speaker=finance, section="remarks", said=figures),
        ]
        for number, analyst in enumerate(self.people[3:]):
            handover = Said(f"谢谢。下一个问题来自{analyst.firm}的{analyst.name}。请提问。")
            answer = tuple(_statement(random) for _ in range((free - free // 2) // 3))
            turns += [
                Spoken(speaker=_OPERATOR, section="qa", said=(handover,)),
                Spoken(speaker=analyst.name, section="qa", said=(_question(random),)),
                Spoken(speaker=self.people[number].name, section="qa", said=answer),
            ]
        turns.append(Spoken(speaker=_OPERATOR, section="qa", said=(Said("今天的会议到此结束,谢谢各位。"),)))
        return tuple(turns)

    @property
    def header(self) -> tuple[str, ...]:
        """The lines before the first turn."""
        year, quarter = self.fiscal
        day = self.held_at
        title = f"{self.name}({self.ticker}){year}年第{'一二三四'[quarter - 1]}季度财报电话会议"
        own = (f"{p.name} - {p.role}" for p in self.people[:3])
        analysts = (f"{p.name} - {p.firm}" for p in self.people[3:])
        return (
            f"{title} {day.year}年{day.month}月{day.day}日 8:00 AM ET",
            "公司参与者", *own, "电话会议参与者", *analysts,
        )  # fmt: skip

    def text(self) -> str:
        """The transcript as a file holds it."""
        return "\n".join(self._laid_out[0]) + "\n"

    def call(self) -> Call:
        """What reading the text and extracting its figures would give, without doing either."""
        lines, turns, facts = self._laid_out
        asked = lines.index(_QA) + 1
        year, quarter = self.fiscal
        return Call(
            company=self.name,
            tickers=(self.ticker,),
            period_as_written=f"{year}年第{'一二三四'[quarter - 1]}季度",
            period_end=self.period_end,
            fiscal_year=year,
            fiscal_quarter=quarter,
            held_at=self.held_at,
            lines=tuple(lines),
            people=(*self.people, Person(name=_OPERATOR, side="operator")),
            sections=(
                Section(name="header", lines=(1, len(self.header))),
                Section(name="remarks", lines=(len(self.header) + 1, asked - 1)),
                Section(name="qa", lines=(asked, len(lines))),
            ),
            turns=tuple(turns),
            exchanges=tuple(_exchanges(turns, self.people)),
            facts=tuple(facts),
        )

    def questions(self) -> tuple[str, ...]:
        """Questions to this call, of all kinds and languages; most of them it answers."""
        random = self._random("questions")
        statement = random.choice(self.spoken[1].said).text
        segment, person = random.choice(self.segments), self.people[3]
        return (
            f"{self.name}这季度收入多少?",
            f"{self.name}的{segment}收入同比增长多少?",
            f"What was the free cash flow of {self.name}?",
            f"{self.name}為什麼{statement[2:12]}?",
            f"{self.name}怎么看{random.choice(THINGS)}?",
            f"{self.name} {random.choice(PLACES)}的情况",
            f"{self.name}的会上{person.name}问了什么?",
            f"{self.name}的毛利润和员工人数是多少?",
            f"{self.name}有没有提到星际旅行?",
        )

    def _figures(self, random: Random) -> Iterator[Said]:
        for subject in (self.name, *self.segments):
            yield _figure(random, subject, REVENUE)
        for kind in FIGURES:
            yield _figure(random, self.name, kind)
        for kind in random.sample(FIGURES, 5):
            yield _figure(random, random.choice(self.segments), kind)

    @cached_property
    def _laid_out(self) -> tuple[list[str], list[Turn], list[Fact]]:
        """The lines, and the turns and figures by their place in them."""
        lines, turns, facts = list(self.header), list[Turn](), list[Fact]()
        for turn in self.spoken:
            if turn.section == "qa" and _QA not in lines:
                lines.append(_QA)
            first, name = len(lines) + 2, turn.speaker
            lines.append(name)
            for said in turn.said:
                lines.append(said.text)
                facts += [_fact(said, len(lines), name)] if said.figure else []
            span = (first, len(lines))
            turns.append(Turn(lines=span, speaker=name, speaker_as_written=name, section=turn.section))
        return lines, turns, facts

    def _random(self, what: str) -> Random:
        return Random(f"{self.seed}/{self.company}/{what}")


def _exchanges(turns: list[Turn], people: tuple[Person, ...]) -> Iterator[Exchange]:
    firms = {person.name: person.firm for person in people if person.side == "analyst"}
    for turn, answer in pairwise(turns):
        if turn.speaker in firms:
            reply = Reply(speaker=answer.speaker, lines=answer.lines)
            firm = firms[turn.speaker]
            yield Exchange(analyst=turn.speaker, firm=firm, question=turn.lines, answers=(reply,))


def _figure(random: Random, subject: str, kind: tuple[str, str, tuple[int, int]]) -> Said:
    metric, form, (least, most) = kind
    value, yoy = random.randint(least, most), random.randint(1, 40)
    quote = form.format(value=value, yoy=yoy)
    growth = float(yoy) if "{yoy}" in form else None
    whole = float(value) if metric == "gross_margin" else value * 1e8
    return Said(f"{subject}的{quote}。", (subject, metric, whole, growth, quote))


def _fact(said: Said, line: int, speaker: str) -> Fact:
    assert said.figure is not None
    subject, metric, value, yoy, quote = said.figure
    unit = "%" if metric == "gross_margin" else "CNY"
    written = quote.split("为")[1].split(",")[0]
    return Fact(
        line=line, subject=subject, metric=metric, value=value, unit=unit, as_written=written, yoy=yoy,
        speaker=speaker, side="company", kind="reported", quote=quote,
    )  # fmt: skip


def _statement(random: Random) -> Said:
    words = [random.choice(table) for table in (PLACES, DEEDS, THINGS, REASONS, EFFECTS)]
    place, deed, thing, reason, effect = words
    return Said(f"我们在{place}{deed}{random.randint(2, 60)}个{thing},{reason},{effect}。")


def _question(random: Random) -> Said:
    form = random.choice(QUESTIONS)
    return Said("谢谢管理层。" + form.format(place=random.choice(PLACES), thing=random.choice(THINGS)))
