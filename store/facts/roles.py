"""What a figure is to its metric: its value, its growth, last year's value, or nothing that is kept."""

import re
from typing import Literal

from store.facts import cues
from store.facts.fits import RATES
from store.facts.places import Place
from store.facts.priors import is_beside_other, is_prior
from store.lexicon.metrics import metrics

Role = Literal["value", "yoy", "qoq", "change", "prior", "tolerance", "none"]
_MOVED_BY = cues.SIGNS.cue(
    r"(?:增长|增加|上升|上涨|提升|提高|下降|减少|下滑|下跌|降低|成长|衰退)了?$"
    r"|(?<![a-z])(?:up|down|(?:in|de)creas\w+|grew|rose|fell|declin\w+|improv\w+|expand\w+)(?: by| of)?\s*$"
)
_MOVED_FAR_BY = cues.SIGNS.cue(
    r"(?<![a-z])(?:increas|decreas|reduc|rais|lower|declin|improv|expand)\w*[^,;.]{0,60} by$"
)
# The size of an effect is not the size of what it works on: (sales were hurt by |$8 million), (影响约|3亿元).
_EFFECT = cues.SIGNS.cue(
    r"(?<![a-z])(?:impacted|affected|benefit\w*|offset|hurt|helped) by(?: the| an?)?$"
    r"|(?<![a-z])(?:impact|benefit|headwind|tailwind|drag|hit)s? of$"
    r"|影响(?:了|约|金额|为)*$"
)
# What was paid, or came in, is no balance: (we paid approximately |$80 million| in cash).
_HANDED = cues.SIGNS.cue(
    r"(?<![a-z])(?:paid|pay|spent|returned|used|raised|received|generated|invested|distributed|consumed|burned)"
    r"(?: (?:[a-z]+ ){0,3}[a-z]+)?$"
)
# A bar that somebody has passed is no value: (customers with revenue above |$1 million), (收入超过|100万美元|的客户).
_BAR_BEFORE = cues.SIGNS.cue(
    r"(?<![a-z])(?:customers?|clients?|accounts?|users?) (?:with|who|that|spending|generating|contributing|paying)"
    r"[^,.;]{0,60}$|(?:客户|用户|商家)的[^,。;]{0,16}(?:收入|金额|消费|支出|花费)"
    r"[^,。;]{0,2}(?:[超大高多]|不低于|不少于|至少|达|突破|[在以])[^,。;]{0,2}$"
)
_BAR_BEHIND = cues.SIGNS.cue(r"^(?:大关|或以上)?的(?:大|付费)?(?:客户|用户|商家|企业|订单)")
# No growth but a part: (may sell up to |25%| of their shares).
_UP_TO = re.compile(r"(?<![a-z])up to$")
_PART_OF = cues.SIGNS.cue(r"^ of (?:their|his|her|its|our|the|all)(?![a-z])")
_SIGNS = ("+", "-", "\u2212")
_CONJUNCTION = cues.SIGNS.cue(r"(?<![a-z])(?:and|while|but)(?![a-z])|而|但")
_MOVE_BEHIND = re.compile(
    r"\s?(?:的|年|同比|环比|左右|以上|on |basis |point |percentage |year-over-year |year-on-year |year over year "
    r"|sequential |sequentially |annual |organic |the |of |in |top-line )*(?:\S{1,14}\s|收入|营收|销售){0,2}$"
)
# By how many days a time became another: (比上季度少了|两天).
_SHIFTED = re.compile(r"(?:缩短|延长|提前|推迟|少|多)了?$|(?<![a-z])(?:longer|shorter|faster|slower) by$")
_MOVEMENT_OF = cues.SIGNS.cue(
    r"(?<![a-z])(?:growth|increase|decline|decrease|reduction) (?:in|of|for) "
    r"(?:our |the |total |average |net |adjusted )*$"
)
# What was not: (adjusted EBITDA would have been |$220 million).
_HYPOTHETICAL = cues.SIGNS.cue(r"(?<![a-z])would have (?:been|grown|increased|declined|decreased)(?: by)?$")
# What basis points are a part of: (19 basis points| of average loans).
_OF_THE_WHOLE = cues.SIGNS.cue(
    r"^\s(?:\([^)]*\) )?of (?:[a-z-]+ ){0,3}?(?:loans|assets|receivables|balances|deposits)(?![a-z])"
)

# By how much it is another than a year before: (a loss of $9 million or |$2 million| less than the prior year).
_APART = cues.SIGNS.cue(
    r"^ (?:less|more|lower|higher|better|worse|greater|fewer|above|below|ahead of)(?: than)?(?: in| the| our| its| a)*"
    r" (?:prior|last|previous|same|year|q[1-4]|first|second|third|fourth|comparable|20\d\d)(?![a-z])"
)

_APART_WORD = cues.SIGNS.cue(r"^ (?:less|more|better|worse|greater|fewer)(?= than)")
_COMPARED_WITH = (
    ("since", cues.SINCE),
    ("other", cues.OTHER_SPAN),
    ("qoq", cues.QOQ),
    ("yoy", cues.YOY),
)


def role_of(place: Place) -> Role:
    """The figure's role, by the words around it."""
    if place.figure.is_tolerance:
        return "tolerance"
    if place.leads(cues.BEFORE_OUTLOOK) or place.sentence.search(cues.PER_UNIT, place.lead[-12:]):
        return "none"
    if place.leads(_HYPOTHETICAL) or place.follows(cues.SPEED_AFTER):
        return "none"
    if is_prior(place):
        return "prior"
    if place.leads(cues.BEFORE_OTHER_TIME) or is_beside_other(place):
        return "none"
    if place.figure.unit in RATES:
        return _role_of_rate(place)
    if place.mention and place.sentence.chinese and place.mention.span[1] == place.figure.span[0]:
        return "value"
    shifted = (place.figure.is_duration and _SHIFTED.search(place.lead)) or place.follows(_APART)
    return "change" if shifted or place.leads(_MOVED_BY) or place.leads(_MOVED_FAR_BY) else "value"


def amount_of(place: Place, role: Role) -> tuple[float | None, str | None]:
    """The signed amount, or the words: of a figure without a number, or a movement that is no plain percentage."""
    figure = place.figure
    if role == "change" or (role in ("yoy", "qoq") and (place.is_loss or figure.range)):
        return None, _verbatim(place)
    if figure.value is None:
        return None, figure.words
    falls = role in ("yoy", "qoq") or (role == "value" and _is_growth(place.metric))
    if (falls and _falls(place)) or (role == "value" and place.is_loss):
        return -abs(figure.value), None
    return figure.value, None


def _is_growth(metric: str | None) -> bool:
    """Whether the metric's own figures are changes (同店销售): a fall makes them negative."""
    return metric is not None and metrics()[metric].growth


def is_effect(place: Place) -> bool:
    """Whether a figure says how much something did to the metric, or what was passed, not how much the metric is."""
    if place.figure.is_money and place.mention:
        between = place.sentence.folded[place.mention.span[1] : place.figure.span[0]]
        if between.strip() == "by":
            return True
    if place.metric == "cash" and place.figure.is_money and place.leads(_HANDED):
        return True
    bar = place.figure.is_money and (place.leads(_BAR_BEFORE) or place.follows(_BAR_BEHIND))
    return bool(place.leads(_EFFECT) or bar)


def is_growth(place: Place) -> bool:
    """Whether a rate is said to be a growth: behind a share it is that of what has the share (22%,同比增长|8%)."""
    return place.figure.unit == "%" and bool(place.leads(_MOVED_BY))


def _role_of_rate(place: Place) -> Role:
    unit, metric = place.figure.unit, metrics()[place.metric]
    if metric.value_type in ("pct", "ratio") and (unit == "%" or _is_level(place)):
        return "value"
    if metric.rated and (
        _is_level(place) or (unit == "%" and not _moves(place) and not _growth_period(place))
    ):
        return "value"
    period = _growth_period(place)
    if period == "since" and _moves(place):
        return "change"
    if period in ("since", "other") or not (period or _moves(place)):
        return "value" if _is_share(place) else "none"
    if unit != "%":
        return "none" if period == "qoq" else "change"
    return "qoq" if period == "qoq" or (period is None and place.sentence.sequential) else "yoy"


def _is_level(place: Place) -> bool:
    """Whether points or times say how high a rate is (19 basis points of average loans, leverage of 2.4x)."""
    if place.figure.unit == "times":
        return metrics()[place.metric].value_type == "ratio"
    return place.figure.unit == "bps" and place.follows(_OF_THE_WHOLE) is not None


def _moves(place: Place) -> bool:
    """Whether a word of movement stands close before the figure or close behind it."""
    lead = _UP_TO.sub("", place.lead[-40:]) if place.follows(_PART_OF) else place.lead[-40:]
    signed = place.figure.as_written[:1] in _SIGNS
    if signed or place.sentence.search(cues.MOVES, lead) or _moves_the_metric(place):
        return True
    behind = place.sentence.search(cues.MOVES, place.after[:40])
    return behind is not None and bool(_MOVE_BEHIND.fullmatch(place.after[: behind.start()]))


def _moves_the_metric(place: Place) -> bool:
    """Whether the metric is named as what moves (growth in non-interest income in a range of |2% to 3%)."""
    sentence, mention = place.sentence, place.mention
    if mention is None or sentence.figures_between(mention.span[1], place.figure.span[0]):
        return False
    start = sentence.clause_at(place.figure.span[0])[0]
    return sentence.search(_MOVEMENT_OF, sentence.folded[start : mention.span[0]]) is not None


def _is_share(place: Place) -> bool:
    """A share of what is counted (90%的令牌): the only rate that a count has beside its growth."""
    return metrics()[place.metric].value_type == "count" and bool(
        re.match(r"的|\sof\s(?!(?:their|his|her)\s)", place.after)
    )


def _growth_period(place: Place) -> str | None:
    """yoy, qoq, other, or None where nothing is said: Chinese says it before the figure, English behind it."""
    conjunction = place.follows(_CONJUNCTION)
    after = place.after[: conjunction.start()] if conjunction else place.after
    near = (place.before, after) if place.sentence.chinese else (after, place.before)
    head = place.sentence.folded[: place.sentence.figures[0].span[0]][:40]
    said = [(name, cue) for name, cue in _COMPARED_WITH if cue in place.sentence.cues]
    return next((name for words in (*near, head) for name, cue in said if cue.search(words)), None)


def _falls(place: Place) -> bool:
    """Whether the word of movement nearest to the figure is one of falling."""
    sentence = place.sentence
    up = max((match.end() for match in sentence.finds(cues.UP, place.before)), default=-1)
    down = max((match.end() for match in sentence.finds(cues.DOWN, place.before)), default=-1)
    if max(up, down) >= 0:
        return down >= up
    rise, fall = place.follows(cues.UP), place.follows(cues.DOWN)
    return fall is not None and (rise is None or fall.start() <= rise.start())


def _verbatim(place: Place) -> str:
    """The movement with its figure, as it is written: down 220 basis points, 下降了 0.5 个百分点."""
    start, end = place.figure.span
    if place.figure.unit == "times" and not place.sentence.chinese:
        return place.figure.as_written
    moves = list(place.sentence.finds(cues.MOVES, place.before))
    if moves and len(place.before) - moves[-1].end() <= 16:
        since = place.sentence.search(cues.SINCE, place.before)
        start -= len(place.before) - (since.start() if since else moves[-1].start())
    elif behind := place.sentence.search(cues.MOVES, place.after[:24]) or place.follows(_APART_WORD):
        end += behind.end()
    return place.sentence.text[start:end]
