"""The items of a digest in lines of words: each statement with its source, quotes and figures untouched."""

from handlers.render.figures import amount_of, figure, metric_name
from handlers.render.message import Span, bold
from handlers.render.speakers import JOINED, speaker_name, unnamed
from handlers.render.words import word
from store import DigestItem

Parts = tuple[str | Span, ...]
_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_QUOTED = ("external_revenue", "like_for_like_revenue")
_LONGEST_QUOTE = 60


def item_rows(
    item: DigestItem, language: str, *, sourced: bool = True, before: DigestItem | None = None
) -> list[Parts]:
    """The lines of an item; `before` is the item above, whose words need no repeating, `sourced` adds who said it."""
    rows = _ROWS[item.key](item, language, before)
    if sourced and item.key not in ("analyst_only", "ebitda") and (told := source(item, language)):
        rows[-1] = (*rows[-1], told)
    return rows


def source(item: DigestItem, language: str) -> str:
    """Who said it, and where: in the remarks, or to which analyst's house."""
    if not item.speaker:
        return ""
    speaker = speaker_name(item.speaker, language)
    if item.data.get("unnamed") and not unnamed(item.speaker):
        speaker = word(language, "digests.source.unnamed", speaker=speaker)
    if item.section in ("qa", "legend"):
        return word(language, "digests.source.speaker", speaker=speaker)
    place = item.data.get("where")
    key = place if place in ("remarks", "answer") else "qa"
    return word(language, f"digests.source.{key}", speaker=speaker, firm=item.data.get("firm", ""))


def _figures(item: DigestItem, language: str, before: DigestItem | None) -> list[Parts]:
    both = {fact.metric for fact in item.facts} >= {"net_profit", "adj_net_profit"}
    rows: list[Parts] = []
    for fact in item.facts:
        if rows and fact.metric == item.facts[0].metric and fact.unit != item.facts[0].unit:
            rows[-1] = (*rows[-1], word(language, "figures.second", amount=amount_of(fact, language)))
            continue
        rows.append(("• ", figure(fact, language, said=True, gaap=both)))
    if date := item.data.get("as_of"):
        rows[-1] = (*rows[-1], word(language, "figures.as_of", date=date))
    if cause := item.data.get("cause"):
        rows[-1] = (*rows[-1], word(language, "figures.cause", words=cause))
    return rows


def _segment(item: DigestItem, language: str, before: DigestItem | None) -> list[Parts]:
    told = [figure(fact, language, said=True) for fact in item.facts]
    if item.data.get("no_amount") and told:
        told[0] = word(language, "digests.item.no_amount", figure=told[0])
    rows: list[Parts] = [("• ", bold(item.subject or ""), " ", told[0] if told else "")]
    rows += [("  ", text) for text in told[1:]]
    if words := item.data.get("loss_words"):
        rows.append(("  ", word(language, "digests.item.told_in_words", words=words)))
    return rows


def _detail(item: DigestItem, language: str, before: DigestItem | None) -> list[Parts]:
    known = before is not None and before.subject == item.subject
    subject = f"{item.subject} " if item.subject and not known else ""
    if _better_quoted(item):
        return [("  · ", _said(item, language))]
    return [
        (
            "  · ",
            subject,
            word(language, "figures.list").join(figure(f, language, said=True) for f in item.facts),
        )
    ]


def _kpi(item: DigestItem, language: str, before: DigestItem | None) -> list[Parts]:
    fact = item.facts[0]
    if len(item.quote) <= _LONGEST_QUOTE:
        return [("• ", _said(item, language))]
    subject = f"{item.subject} " if item.subject else ""
    return [("• ", subject, figure(fact, language, said=True))]


def _better_quoted(item: DigestItem) -> bool:
    """Whether the record's own words are clearer than a name for the metric: a cut of it, or growth in words."""
    fact = item.facts[0]
    return len(item.quote) <= _LONGEST_QUOTE and (
        fact.metric in _QUOTED or (fact.yoy is None and not fact.as_written)
    )


def _quote(item: DigestItem, language: str, before: DigestItem | None) -> list[Parts]:
    topic = metric_name(language, item.data.get("topic"))
    key = "about" if topic else "quote"
    return [("• ", word(language, f"digests.item.{key}", topic=topic, quote=item.quote))]


def _exchange(item: DigestItem, language: str, before: DigestItem | None) -> list[Parts]:
    number = int(item.data["number"])
    mark = _MARKS[number - 1] if number <= len(_MARKS) else f"{number}."
    asker = " ".join(part for part in (item.data["asker_firm"], item.data["analyst"]) if part)
    rows: list[Parts] = [(mark, " ", bold(asker or word(language, "digests.source.nobody")))]
    if topics := item.data["topics"]:
        rows.append(("  ", topics.replace(JOINED, word(language, "digests.item.listing"))))
    if item.key == "unanswered":
        rows.append(("  ", word(language, "digests.item.unanswered")))
    else:
        rows.append(
            ("  ", word(language, f"digests.verdict.{item.data['verdict']}"), " ", _said(item, language))
        )
    return rows


def _refusal(item: DigestItem, language: str, before: DigestItem | None) -> list[Parts]:
    return [("  ", word(language, "digests.verdict.no"), " ", _said(item, language))]


def _said(item: DigestItem, language: str) -> str:
    return word(language, "digests.item.quote", quote=item.quote)


def _conflict(item: DigestItem, language: str, before: DigestItem | None) -> list[Parts]:
    head: list[Parts] = []
    if item.key == "conflict":
        names = (item.data["subject"], metric_name(language, item.data["metric"]))
        head.append(("• ", word(language, "digests.item.conflict", what=" ".join(filter(None, names)))))
    return [*head, ("  ", _said(item, language))]


def _analyst_only(item: DigestItem, language: str, before: DigestItem | None) -> list[Parts]:
    asker = speaker_name(item.speaker or "", language)
    key = "analyst" if item.data["asker_firm"] else "speaker"
    told = word(language, f"digests.source.{key}", firm=item.data["asker_firm"], speaker=asker)
    head: list[Parts] = [("• ", word(language, "digests.item.analyst_only"))]
    again = before is not None and before.key == item.key
    return [*([] if again else head), ("  ", _said(item, language), told)]


def _ebitda(item: DigestItem, language: str, before: DigestItem | None) -> list[Parts]:
    return [("• ", word(language, "digests.item.ebitda"))]


def _plain(item: DigestItem, language: str, before: DigestItem | None) -> list[Parts]:
    return [
        (
            word(
                language,
                "digests.item.legend" if item.key == "legend" else "digests.item.quote",
                quote=item.quote,
            ),
        )
    ]


_ROWS = {
    "growth_default": _plain,
    "legend": _plain,
    "figures": _figures,
    "segment": _segment,
    "detail": _detail,
    "kpi": _kpi,
    "quote": _quote,
    "exchange": _exchange,
    "unanswered": _exchange,
    "refusal": _refusal,
    "conflict": _conflict,
    "conflict_other": _conflict,
    "analyst_only": _analyst_only,
    "ebitda": _ebitda,
}
