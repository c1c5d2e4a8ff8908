"""The figures of a sentence, each with its metric, role, basis, and the name that stands beside the metric."""

import re
from collections.abc import Iterator
from dataclasses import replace

from store.facts import cues
from store.facts.bases import basis_of, by_basis, paired_basis
from store.facts.fits import RATES, fits
from store.facts.listing import Carried, is_composed
from store.facts.margins import margin_of
from store.facts.named_alone import listed_again, without_metric
from store.facts.named_beside import explicit, grown_in, located
from store.facts.naming import Naming, Reading
from store.facts.phrases import by_phrase
from store.facts.places import Place
from store.facts.respective import respective
from store.facts.resuming import resumed
from store.facts.roles import amount_of, is_effect, is_growth, role_of
from store.facts.sentence import Sentence
from store.facts.shares import REVENUE_SHARE, before_the_verb, mixed, share_of
from store.facts.topline import Toplines
from store.lexicon.metrics import MetricMention, metrics
from store.text.numbers import Figure

_CLOUD = re.compile(r"的?收入$|\s*revenues?$", re.I)
_PROFITS = frozenset({"net_profit", "adj_net_profit", "net_profit_attrib"})
_PER_SHARE = cues.SIGNS.cue(
    r"^\s(?:per|a|for each) (?:fully )?(?:diluted |basic )?(?:common |ordinary )?share(?![a-z])"
)
_WITH = re.compile(
    r" ?with (?:an? |total |net |record |quarterly |its |their )*"
)  # (Europe had a good quarter, |with)
_WHICH = re.compile(r"\s*which (?:is|are|was|were)(?![a-z])")
_AND = re.compile(r"(?<![a-z])and(?: by)?(?: about| approximately| roughly)?\s*$")
_NO_SHARE = 100_000.0
_OR = re.compile(r",? or(?: (?:about|approximately|roughly|nearly|over|just))*\s*")
_OF_ANOTHER = re.compile(r" (?:of|as an?)(?![a-z])")
# What is within a whole is called behind its figure: (net sales include |EUR 600 million of system revenue).
_INCLUDES = re.compile(
    r"(?<![a-z])includ(?:es|ed|ing|e)(?: (?:about|approximately|around|roughly|some|over))?\s*$"
)
_OF_KIND = re.compile(r" of (?:our |the |its )?(?P<name>[\w&-]+(?: [\w&-]+){0,3} )$")
# The company itself is named, not the part that was spoken of: (公司2024年|营业收入), (集团前三季度的|收入).
_OURS = re.compile(
    r"(?<![子分])(?:公司|集团|我司)(?:的|在)?"
    r"(?:20\d\d年(?:度)?|[今去本]年|第?[一二三四]季度|前三季度|[上下]半年|全年|本?报告期内?|期内|实现了?|累计|的|\s)*$"
)
_OF_PART = re.compile(r" (?:of|in) (?:[\w-]+ ){0,5}$")


def readings(sentence: Sentence, carried: Carried | None, toplines: Toplines) -> Iterator[Reading]:
    """Each figure that has a metric, in order; `carried` is what the sentence before ended with."""
    metric = carried.metric if carried and sentence.points_back else None
    if not (metric or sentence.mentions or toplines.known or carried or is_composed(sentence)):
        return
    naming, lost = Naming(), False
    listed = respective(sentence)
    last: Figure | None = None
    level: tuple[str, Naming] | None = None
    for figure in sentence.figures:
        if figure in listed:
            if owner := listed[figure].owner:
                naming = _naming(sentence, figure, owner[0])
                naming = replace(naming, name=owner[1], time=listed[figure].time)
                metric = by_basis(owner[0].metric, naming.basis)
                yield read_as(sentence, figure, metric, naming, first=listed[figure].first)
            continue
        before = naming
        metric, naming, is_of_it = _about(sentence, figure, (metric, naming), carried, toplines)
        is_of_it = is_of_it and not (lost and naming is before and figure.unit in RATES)
        lost = sentence.chinese and not is_of_it and (lost or figure.unit not in RATES)
        if level and not is_of_it and (again := _again(sentence, figure, metric, level)):
            (metric, naming), is_of_it = again, True
        if metric and is_of_it:
            reading = read_as(sentence, figure, metric, naming, first=_listed_after(sentence, last, figure))
            metric = reading.metric
            level = (metric, naming) if figure.is_money else level
            yield reading
        elif not figure.is_tolerance and figure.unit not in RATES and not is_of_it and not sentence.chinese:
            metric = None
        last = figure


def _again(
    sentence: Sentence, figure: Figure, metric: str | None, level: tuple[str, Naming]
) -> tuple[str, Naming] | None:
    """The metric of the last amount, where a figure that is none of the metric spoken of goes on from it."""
    if metric == REVENUE_SHARE and not sentence.chinese:
        return level
    return listed_again(sentence, figure, *level)


def _listed_after(sentence: Sentence, last: Figure | None, figure: Figure) -> Figure | None:
    """The figure before, if this rate goes on from it: (grew 5% in the quarter and |6%), (up $5 million or |12%)."""
    if last is None or figure.unit != "%" or sentence.chinese:
        return None
    between = sentence.folded[last.span[1] : figure.span[0]]
    if last.unit not in RATES:
        of_another = _OF_ANOTHER.match(sentence.folded, figure.span[1])
        by = sentence.search(cues.MOVED_BY, sentence.folded[: last.span[0]])
        return last if by and _OR.fullmatch(between) and not of_another else None
    if last.unit != "%":
        return None
    timed = any(last.span[1] <= span[0] < figure.span[0] for span, _ in sentence.periods)
    return last if timed and _AND.search(between) and not cues.MOVES.search(between) else None


def _about(
    sentence: Sentence,
    figure: Figure,
    last: tuple[str | None, Naming],
    carried: Carried | None,
    toplines: Toplines,
) -> tuple[str | None, Naming, bool]:
    """The metric that is spoken of at a figure, how it is named, and whether the figure is one of it."""
    metric, naming = last
    if part := mixed(sentence, figure):
        return REVENUE_SHARE, Naming(name=part), True
    if plain := margin_of(sentence, figure):
        return plain[0], _naming(sentence, figure, plain[1]), True
    found, goes_on = _named(sentence, figure)
    if found is not None:
        ratio, named = share_of(sentence, figure, found, carried.metric if carried else None)
        naming = _naming(sentence, figure, named)
        metric = ratio or by_basis(_of_name(found, naming, sentence), naming.basis)
        if sentence.search(cues.SUMMED, sentence.folded[_between(found, figure)]):
            return None, naming, False
    elif not goes_on and (bare := without_metric(sentence, figure, last, carried, toplines)):
        return *bare, True
    if metric == REVENUE_SHARE and is_growth(Place(sentence, figure, metric, naming.mention)):
        return metric, naming, False
    if metric is None or not goes_on or not (found or fits(figure, metrics()[metric])):
        return metric, naming, False
    return metric, naming, not is_effect(Place(sentence, figure, metric, naming.mention))


def read_as(
    sentence: Sentence, figure: Figure, metric: str, naming: Naming, first: Figure | None = None
) -> Reading:
    """The figure as one of that metric: its role, its signed amount, its basis; `first` as for `Place`."""
    basis = paired_basis(sentence, figure, naming.mention)
    if basis:
        naming = replace(naming, basis=basis)
    metric = _as_money(_per_share(sentence, figure, _whole(figure, metric, naming)), figure)
    place = Place(sentence, figure, metric, naming.mention, first)
    role = role_of(place)
    amount, words = amount_of(place, role)
    return Reading(figure=figure, metric=metric, role=role, amount=amount, words=words, naming=naming)


def _named(sentence: Sentence, figure: Figure) -> tuple[MetricMention | None, bool]:
    """The metric named for a figure, and whether the figure is one of it or of the metric before."""
    found = sentence.named_by(figure)
    found = (_part_of(sentence, figure, found) if found else None) or found
    goes_on = found is not None or sentence.goes_on(figure)
    if found is None and (goes_on or sentence.grows(figure) or sentence.resumes(figure)):
        found = resumed(sentence, figure) or sentence.named_before(figure)
    return found, goes_on or found is not None


def _part_of(sentence: Sentence, figure: Figure, whole: MetricMention) -> MetricMention | None:
    """The metric that is named right behind a figure which the one before it is only said to include."""
    start, end = figure.span
    if whole.span[0] > start or not _INCLUDES.search(sentence.folded, whole.span[1], start):
        return None
    behind = (m for m in sentence.mentions if m.span[0] > end)
    part = next(behind, None)
    return part if part and _OF_PART.fullmatch(sentence.folded, end, part.span[0]) else None


def _of_name(mention: MetricMention, naming: Naming, sentence: Sentence) -> str:
    """The metric of a mention: a name that holds its words has plain revenue (sovereign AI |revenue)."""
    named = mention.metric == "ai_revenue" and naming.name is not None and not sentence.chinese
    return "revenue" if named else mention.metric


def _between(mention: MetricMention, figure: Figure) -> slice:
    return slice(min(mention.span[0], figure.span[0]), max(mention.span[1], figure.span[1]))


def _per_share(sentence: Sentence, figure: Figure, metric: str) -> str:
    """Earnings per share, where a profit is said per share."""
    may_be = metric in _PROFITS and figure.is_money
    return "eps" if may_be and sentence.search(_PER_SHARE, sentence.folded[figure.span[1] :]) else metric


def _whole(figure: Figure, metric: str, naming: Naming) -> str:
    """The profit of which a share's part was told before (earned $9 million or $2 a share, against |$8 million)."""
    profit = naming.mention is not None and metric == "eps" and naming.mention.metric in _PROFITS
    large = figure.is_money and (figure.value or 0) >= _NO_SHARE
    return by_basis(naming.mention.metric, naming.basis) if naming.mention and profit and large else metric


def _as_money(metric: str, figure: Figure) -> str:
    """The metric of an amount of money, where the words are those of its rate (gross margin of $40 million)."""
    return (metrics()[metric].money or metric) if figure.is_money else metric


def _naming(sentence: Sentence, figure: Figure, mention: MetricMention) -> Naming:
    at = min(mention.span[0], figure.span[0])
    start = max(sentence.clause_at(at)[0], sentence.end_of_figure_before(at))
    start = (
        sentence.clause_at(start - 2)[0]
        if start > 1 and _WITH.fullmatch(sentence.folded, start, at)
        else start
    )
    left, right = sentence.text[start:at], sentence.text[max(mention.span[1], at) :][:64]
    if mention.metric == REVENUE_SHARE and not sentence.chinese:
        left, right = before_the_verb(left), ""
    return Naming(
        mention=mention,
        name=mention.name
        or _counted_in(sentence, figure, mention)
        or grown_in(sentence.text[figure.span[1] :], chinese=sentence.chinese)
        or _with_cloud(explicit(left, right, chinese=sentence.chinese), left, sentence, mention)
        or (None if sentence.chinese else located(sentence.text[:start]))
        or by_phrase(sentence, figure, mention),
        whole=mention.metric != "segment_revenue"
        and bool(
            cues.WHOLE.search(mention.alias)
            or sentence.search(cues.WHOLE, sentence.folded[_since_antecedent(sentence, start) : at])
            or (sentence.chinese and _OURS.search(sentence.folded, start, at))
        ),
        basis=basis_of(sentence, figure, mention),
    )


def _counted_in(sentence: Sentence, figure: Figure, mention: MetricMention) -> str | None:
    """The name between a figure and its metric, which is of the other ($20 million of |license revenue)."""
    kind = None if sentence.chinese else _OF_KIND.match(sentence.text, figure.span[1], mention.span[0])
    return explicit(kind["name"], "", chinese=False) if kind else None


def _since_antecedent(sentence: Sentence, start: int) -> int:
    """Where the clause starts that `which` at a place goes back to (our consolidated guidance, |which is 5%)."""
    back = _WHICH.match(sentence.folded, start)
    return sentence.clause_at(max(start - 2, 0))[0] if back else start


def _with_cloud(name: str | None, left: str, sentence: Sentence, mention: MetricMention) -> str | None:
    """The name with the cloud that the metric's alias took from it (Harbor Cloud revenue)."""
    if (
        name is None
        or mention.metric not in ("cloud_revenue", "ai_revenue")
        or not left.rstrip().endswith(name)
    ):
        return name
    return name + left[len(left.rstrip()) :] + _CLOUD.sub("", sentence.text[slice(*mention.span)])
