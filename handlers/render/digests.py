"""A digest as a message: the card that fits under a chart, and the full form that fits one message."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from handlers.render.answers import both_periods
from handlers.render.digest_items import item_rows, source
from handlers.render.figures import amount_of, figure, growth
from handlers.render.message import Block, Message, bold, line, units_of
from handlers.render.speakers import speaker_name
from handlers.render.words import word
from store import REVENUES, CallRow, Digest, DigestItem, Fact

FULL_UNITS = 3900
CARD_CHARACTERS = 400
# What goes first where a digest is too long for one message; of a rank the last item goes first.
_RANKS = {"kpi": 6, "detail": 5, "segment": 2, "analyst_only": 1}
_KEPT = {"outlook": (3, 4), "capital": (3, 3)}
_UNSPARED = ("head", "legend", "group")
_SEGMENTS_ON_CARD, _SEGMENT = 4, 2


def digest_full(digest: Digest, language: str) -> Message:
    """The full digest in one message of at most 3,900 UTF-16 units.

    Too long, it loses operating figures, segment details, the outlook beyond three quotes, capital measures beyond
    three, segments from the last, analysts' figures, then questions from the last, and says how many.
    """
    items = list(digest.items)
    blocks = _full_blocks(digest, items, language)
    while _units(blocks) > FULL_UNITS and (last := _expendable(items)) is not None:
        del items[last]
        blocks = _full_blocks(digest, items, language, len(digest.items) - len(items))
    return Message(blocks=tuple(blocks))


def digest_card(digest: Digest, language: str) -> Message:
    """The card of at most 400 visible characters: main figures, one outlook, a line on questions, one of warnings."""
    return Message(blocks=_card_blocks(digest, language))


def digest_brief(digest: Digest, language: str, most: int = 1) -> tuple[Block, ...]:
    """The card's lines up to that rank, for a message of several: without blank lines and the disclaimer."""
    rows = [block for rank, block in _card_rows(digest, language, (), 0) if rank <= most and block.plain]
    return tuple(rows[:-1])


def corrected(row: CallRow, language: str) -> tuple[Block, ...]:
    """The line over a digest that took the place of an earlier one."""
    return (line(bold(word(language, "digests.corrected", revision=row.revision))), line(""))


def withdrawn(row: CallRow, language: str) -> Message:
    """What stands in place of the digest of a call that was withdrawn."""
    told = word(language, "digests.withdrawn", company=row.company, period=both_periods(row, language))
    return Message(blocks=(line(bold(told)),))


def item_text(item: DigestItem, language: str) -> str:
    """One item as plain text, as the full digest shows it, with its source."""
    return "\n".join(line(*parts).plain for parts in item_rows(item, language))


def _units(blocks: Sequence[Block]) -> int:
    return units_of("\n".join(block.plain for block in blocks))


def _expendable(items: Sequence[DigestItem]) -> int | None:
    """The place of the item that can best be spared."""
    places: dict[str, int] = {}
    ranked: list[tuple[int, int]] = []
    for at, item in enumerate(items):
        place = places[item.section] = places.get(item.section, 0) + 1
        after, rank = _KEPT.get(item.section, (10**6, 0))
        ranked.append((rank if place > after else _RANKS.get(item.key, 0), at))
    spare = [pair for pair in ranked if items[pair[1]].section not in _UNSPARED]
    return max(spare)[1] if spare else None


def _full_blocks(
    digest: Digest, items: Sequence[DigestItem], language: str, left_out: int = 0
) -> list[Block]:
    blocks = [*_head(digest, items, language)]
    for section, group in groupby(
        (i for i in items if i.section not in ("head", "legend")), key=lambda i: i.section
    ):
        blocks += [
            line(""),
            line(bold(word(language, f"digests.section.{section}"))),
            *_section(list(group), language),
        ]
    blocks.append(line(""))
    if left_out:
        blocks.append(line(word(language, "digests.full.left_out", count=left_out)))
    for item in items:
        if item.section == "legend":
            blocks += [line(*parts) for parts in item_rows(item, language)]
    blocks.append(line(word(language, "digests.full.disclaimer")))
    return blocks


def _head(digest: Digest, items: Sequence[DigestItem], language: str) -> Iterator[Block]:
    yield line(bold(word(language, "digests.full.title", company=_company(digest, language))))
    yield line(_when(digest, language))
    if any(item.key == "growth_default" for item in items):
        yield line(word(language, "digests.full.growth_default"))


def _section(items: Sequence[DigestItem], language: str) -> Iterator[Block]:
    """The items of a section; where several in a row have one source, it stands once behind them."""
    before: DigestItem | None = None
    for told, run in groupby(items, key=lambda item: source(item, language)):
        group = list(run)
        once = len(group) > 1 and group[0].section in ("group", "segments", "capital")
        for item in group:
            yield from (line(*parts) for parts in item_rows(item, language, sourced=not once, before=before))
            before = item
        if once:
            yield line(told)


def _company(digest: Digest, language: str) -> str:
    """The company with its first ticker."""
    if not digest.tickers:
        return digest.call.company
    return word(language, "digests.full.company", company=digest.call.company, ticker=digest.tickers[0])


def _when(digest: Digest, language: str) -> str:
    """The period in both forms and the day of the call."""
    held = digest.call.held_at
    period = both_periods(digest.call, language)
    if held is None:
        return period
    day = word(
        language, "digests.full.day", year=held.year, month=held.month, day=held.day, month_name=f"{held:%B}"
    )
    return word(language, "digests.full.when", period=period, day=day) if period else day


def _card_blocks(digest: Digest, language: str) -> tuple[Block, ...]:
    """The card's lines; too long, it loses the least of the figures, the outlook, then segments from the last."""
    told = _segments(digest, language)
    for shown in range(min(len(told), _SEGMENTS_ON_CARD), -1, -1):
        rows = _fitted(list(_card_rows(digest, language, told, shown)), _SEGMENT if shown else 0)
        if _length(rows) <= CARD_CHARACTERS:
            break
    blocks = [block for _, block in rows]
    return tuple(block for at, block in enumerate(blocks) if block.plain or (at and blocks[at - 1].plain))


def _fitted(rows: list[tuple[int, Block]], least: int) -> list[tuple[int, Block]]:
    """The rows without those over the rank `least` that are too much, the highest rank first, of equals the last."""
    while _length(rows) > CARD_CHARACTERS and max(rank for rank, _ in rows) > least:
        spare = max(range(len(rows)), key=lambda at: (rows[at][0], at))
        del rows[spare]
    return rows


def _length(rows: Sequence[tuple[int, Block]]) -> int:
    return len("\n".join(block.plain for _, block in rows))


def _card_rows(
    digest: Digest, language: str, segments: Sequence[str], shown: int
) -> Iterator[tuple[int, Block]]:
    """Each line of the card with its rank, 0 stays in any case; of the segments so many are `shown`."""
    yield 0, line(bold(word(language, "digests.card.title", company=_company(digest, language))))
    yield 0, line(_when(digest, language))
    yield 0, line("")
    if figures := list(_card_figures(digest, language)):
        yield from figures
    yield from ((_SEGMENT, line(text)) for text in segments[:shown])
    if hidden := len(segments) - shown:
        # More than four are not expected: what else there is goes before that word.
        rank = _SEGMENT if shown < _SEGMENTS_ON_CARD else 4
        yield rank, line(word(language, "digests.card.more_segments", count=hidden))
    if figures or segments:
        yield 1, line("")
    for item in [item for item in digest.items if item.section == "outlook"][:1]:
        quote = word(language, "digests.item.quote", quote=item.quote)
        speaker = speaker_name(item.speaker or "", language)
        yield 3, line("🔭 ", quote, word(language, "digests.source.speaker", speaker=speaker))
    if asked := _card_questions(digest, language):
        yield 1, line(asked)
    if warned := _card_warnings(digest, language):
        yield 1, line(warned)
    yield 0, line("")
    yield 0, line(word(language, "digests.card.disclaimer"))


def _card_figures(digest: Digest, language: str) -> Iterator[tuple[int, Block]]:
    """Revenue and profits stay longest; then operating profit, cash flows, the rest."""
    group = [item for item in digest.items if item.section == "group"]
    both = {fact.metric for item in group for fact in item.facts} >= {"net_profit", "adj_net_profit"}
    first = True
    for item in group:
        for fact in item.facts[:1] if item.facts[0].metric in ("net_cash", "cash") else item.facts:
            rank = _CARD_RANKS.get(fact.metric or "", 8)
            yield rank, line(figure(fact, language, said=not first, gaap=both))
            first = False


def _segments(digest: Digest, language: str) -> list[str]:
    """The growth or amount of each segment's revenue, a line each."""
    found = [item for item in digest.items if item.key == "segment"]
    told = [(item, text) for item in found if (text := _segment_growth(item, language))]
    return [
        word(
            language,
            "digests.card.segments" if at == 0 else "digests.card.segment",
            subject=item.subject,
            growth=text,
        )
        for at, (item, text) in enumerate(told)
    ]


_CARD_RANKS = {
    "revenue": 0,
    "net_profit": 1,
    "net_profit_attrib": 1,
    "adj_net_profit": 1,
    "adj_ebita": 3,
    "adj_ebitda": 3,
    "operating_profit": 3,
    "eps": 4,
    "ocf": 5,
    "fcf": 4,
    "capex": 4,
    "net_cash": 6,
}


def _segment_growth(item: DigestItem, language: str) -> str:
    """The growth of its revenue, without one the amount; empty where the figure is another's."""
    grown: Fact = item.facts[0]
    if grown.metric not in REVENUES:
        return ""
    told = growth(grown, language, brief=True) if grown.yoy is not None else []
    return told[0] if told else amount_of(grown, language)


def _card_questions(digest: Digest, language: str) -> str:
    asked = [item for item in digest.items if item.key in ("exchange", "unanswered")]
    if not asked:
        return ""
    marks = []
    for verdict in ("yes", "part", "no"):
        if count := sum(item.data["verdict"] == verdict for item in asked):
            marks.append(word(language, f"digests.card.{verdict}", count=count))
    told = [" ".join(marks)]
    if refused := sum(item.key == "refusal" for item in digest.items):
        told.append(word(language, "digests.card.refused", count=refused))
    verdicts = word(language, "digests.card.comma").join(told)
    return word(language, "digests.card.questions", count=len(asked), verdicts=verdicts)


def _card_warnings(digest: Digest, language: str) -> str:
    counts = {key: sum(item.key == key for item in digest.items) for key in ("conflict", "analyst_only")}
    told = [
        word(language, f"digests.card.{key}s" if key == "conflict" else f"digests.card.{key}", count=n)
        for key, n in counts.items()
        if n
    ]
    return (
        word(language, "digests.card.warnings", warnings=word(language, "digests.card.comma").join(told))
        if told
        else ""
    )
