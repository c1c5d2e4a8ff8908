"""The figures of a sentence, each with its metric, role, basis, and the name that stands beside the metric."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from store.facts import cues
from store.facts.roles import Place, Role, amount_of, role_of
from store.facts.sentence import Sentence
from store.facts.subjects import explicit
from store.lexicon.metrics import MetricMention
from store.text.hinted import Hinted
from store.text.numbers import Figure

_BOTH = Hinted(re.compile(r"(?<![a-z-])gaap and non-gaap|non-gaap and gaap|gaap(?:和|与|及)非gaap"), "gaap")
_CLOUD = re.compile(r"的?收入$|\s*revenues?$", re.I)
_REVENUES = frozenset({"revenue", "cloud_revenue", "segment_revenue"})


@dataclass(frozen=True, kw_only=True)
class Naming:
    """What the words around a metric's name say: the subject beside it, the whole company, the basis."""

    mention: MetricMention | None = None
    name: str | None = None
    whole: bool = False
    basis: str | None = None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A figure read: `amount` is signed, `words` stands where there is no amount."""

    figure: Figure
    metric: str
    role: Role
    amount: float | None
    words: str | None
    naming: Naming


def readings(sentence: Sentence, carried: str | None) -> Iterator[Reading]:
    """Each figure that has a metric, in order; `carried` is the metric that the sentence before ended with."""
    metric = carried if carried and sentence.points_back else None
    if metric is None and not sentence.mentions:
        return
    naming = Naming()
    for figure in sentence.figures:
        found = sentence.named_by(figure)
        goes_on = found is not None or sentence.goes_on(figure)
        if found is None and goes_on:
            found = sentence.named_before(figure)
        if found is not None:
            naming = _naming(sentence, figure, found)
            metric = _by_basis(found.metric, naming.basis)
        if metric is None or not goes_on:
            continue
        basis = _paired_basis(sentence, figure, naming)
        if basis:
            naming = replace(naming, basis=basis)
        place = Place(sentence, figure, metric, naming.mention)
        role = role_of(place)
        amount, words = amount_of(place, role)
        yield Reading(figure=figure, metric=metric, role=role, amount=amount, words=words, naming=naming)


def _naming(sentence: Sentence, figure: Figure, mention: MetricMention) -> Naming:
    at = min(mention.span[0], figure.span[0])
    start = max(sentence.clause_at(at)[0], sentence.end_of_figure_before(at))
    left, right = sentence.text[start:at], sentence.text[max(mention.span[1], at) :][:64]
    return Naming(
        mention=mention,
        name=_with_cloud(explicit(left, right, chinese=sentence.chinese), left, sentence, mention),
        whole=bool(cues.WHOLE.search(mention.alias) or cues.WHOLE.search(sentence.folded[start:at])),
        basis=_basis(sentence, figure, mention),
    )


def _with_cloud(name: str | None, left: str, sentence: Sentence, mention: MetricMention) -> str | None:
    """The name with the cloud that the metric's alias took from it (Harbor Cloud revenue)."""
    if name is None or mention.metric != "cloud_revenue" or not left.rstrip().endswith(name):
        return name
    return name + left[len(left.rstrip()) :] + _CLOUD.sub("", sentence.text[slice(*mention.span)])


def _basis(sentence: Sentence, figure: Figure, mention: MetricMention) -> str | None:
    """GAAP, non-GAAP, constant currency, or what is left out, as it is written."""
    start = sentence.end_of_figure_before(figure.span[0])
    end = figure.span[0] if sentence.chinese else sentence.start_of_figure_after(figure.span[1])
    lead = sentence.folded[start:end]
    if cues.CONSTANT.search(lead):
        return "constant currency"
    left_out = cues.EXCLUDES.search(lead)
    if left_out:
        return sentence.text[start + left_out.start() : start + left_out.end()].strip().removesuffix("的")
    near = sentence.folded[max(start, mention.span[0] - 40) : mention.span[1]]
    if _BOTH.search(near):
        return None
    if cues.NON_GAAP.search(near):
        return "non-GAAP"
    return "GAAP" if cues.GAAP.search(near) else None


def _paired_basis(sentence: Sentence, figure: Figure, naming: Naming) -> str | None:
    """The basis of one of two figures that are given in a breath: GAAP and non-GAAP margins were 74.8% and 75.5%."""
    both = _BOTH.search(sentence.folded)
    if naming.mention is None or both is None or both.end() > naming.mention.span[0]:
        return None
    pair = [
        other
        for other in sentence.figures
        if other.span[0] >= naming.mention.span[1] and not other.is_tolerance
    ][:2]
    if len(pair) < 2 or pair[0].unit != pair[1].unit or figure not in pair:
        return None
    bases = ("non-GAAP", "GAAP") if both.group().startswith("non") else ("GAAP", "non-GAAP")
    return bases[pair.index(figure)]


def _by_basis(metric: str, basis: str | None) -> str:
    """The metric as its basis makes it: net profit that is not by GAAP is another figure."""
    if metric == "net_profit" and basis == "non-GAAP":
        return "adj_net_profit"
    if basis and metric in _REVENUES and cues.CONSOLIDATED_SUBSIDIARIES.search(basis):
        return "external_revenue"
    return metric
