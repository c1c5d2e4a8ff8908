"""The words for periods, as a table of patterns: each row says what its words mean as a `Period`.

Where two rows find overlapping words, the one that starts first counts, then the longer one: a row need not
know the others. `matches` is for `periods.find_periods`, which everybody else calls.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping

from store.text import months
from store.text.han_digits import digit_years
from store.text.periods import Basis, Period, Relative, Span
from store.text.signs import Signs
from store.text.so_far_words import SO_FAR

Groups = Mapping[str, str]
Reader = Callable[[Groups], Period | None]

_CHINESE_MONTHS = {name: number for number, name in enumerate(months.CHINESE, start=1)}
_NUMBERS = {name: n for n, names in enumerate(("一1", "二2", "三3", "四4"), start=1) for name in names}
_NUMBERS |= {"first": 1, "second": 2, "third": 3, "fourth": 4}
_HALVES = {"1": 1, "上": 1, "半": 1, "中": 1, "first": 1, "2": 2, "下": 2, "second": 2}
_RELATIVE: dict[str, Relative] = {
    **dict.fromkeys(("上", "前", "去", "last", "previous", "prior", "preceding"), "last"),
    **dict.fromkeys(("下", "明", "next", "coming", "following", "upcoming"), "next"),
    **dict.fromkeys(("本", "这", "這", "该", "該", "当", "當", "今", "this", "current"), "this"),
    **dict.fromkeys(("最新", "最近", "latest", "most recent"), "latest"),
}


def _year(groups: Groups) -> int | None:
    said = groups.get("year") or groups.get("year2")
    return int(said) + (2000 if len(said) == 2 else 0) if said else None


def _quarter(basis: Basis | None = None) -> Reader:
    def read(groups: Groups) -> Period:
        word = next(groups[name] for name in ("quarter", "quarter2", "quarter3") if name in groups).lower()
        said = _RELATIVE.get(groups.get("relative", ""))
        number = _NUMBERS.get(word) or int(word[0])
        return Period(span="quarter", basis=basis, year=_year(groups), quarter=number, relative=said)

    return read


def _last_quarter(groups: Groups) -> Period:
    return Period(
        span="quarter", quarter=4, year=_year(groups), relative=_RELATIVE.get(groups.get("relative", ""))
    )


def _half(basis: Basis | None = None) -> Reader:
    def read(groups: Groups) -> Period:
        said = _RELATIVE.get(groups.get("relative", ""))
        half = _HALVES[groups["half"].lower()]
        return Period(span="half", basis=basis, year=_year(groups), half=half, relative=said)

    return read


def _whole_year(basis: Basis | None = None) -> Reader:
    return lambda groups: Period(span="year", basis=basis, year=_year(groups))


def _so_far(span: Span) -> Reader:
    half = 1 if span == "half" else None
    return lambda groups: Period(span=span, year=_year(groups), half=half)


def _month(span: Span) -> Reader:
    def read(groups: Groups) -> Period | None:
        word, day, year = groups["month"].lower(), int(groups.get("day") or 0), _year(groups)
        month = months.NUMBERS.get(word) or _CHINESE_MONTHS.get(word) or int(word)
        if day > monthrange(year or 2000, month)[1]:
            return None
        return Period(span=span, basis="calendar", year=year, month=month, day=day or None)

    return read


def _relative(span: Span, basis: Basis | None = None, said: Relative | None = None) -> Reader:
    def read(groups: Groups) -> Period:
        return Period(span=span, basis=basis, relative=said or _RELATIVE[groups["relative"].lower()])

    return read


# The pieces. A word that ends in a letter or digit must end there: there is no FY25 in FY256.
_S, _E = r"(?<![A-Za-z0-9.])", r"(?![A-Za-z0-9])"
_W = r"[ \t\u00a0]*"
_SEP = r"[ \t\u00a0'’/_-]*"
_Y4 = r"(?P<year>(?:19|20)\d\d)"
_Y2 = r"(?P<year2>(?:19|20)\d\d)"
_Y = r"(?P<year>(?:19|20)\d\d|\d\d)"
_YT = r"(?:(?P<year>(?:19|20)\d\d)|['’](?P<year2>\d\d))"
_ZHY = rf"{_Y4}{_W}年{_W}度?"
_FISCAL = r"(?:财政年度|財政年度|财年|財年|会计年度|會計年度)"
_FY = r"(?:FY|F|fiscal(?:[ ]year)?)"
_Q = r"(?P<quarter>[1-4])"
_ZHQ = (
    rf"(?:第{_W})?(?P<quarter>[1-4一二三四]){_W}(?:(?<=第\S)[个個])?(?:季度|财季|財季|季报|季報|季)(?!节|節)"
)
_Q2, _Q3 = r"(?P<quarter2>[1-4])", r"(?P<quarter3>[1-4])"
_OF_LAST = r"(?P<relative>last)[ ]year"
_ORD = r"(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th)"
_MONTH = rf"(?P<month>{'|'.join(sorted(months.NUMBERS, key=len, reverse=True))})"
_THAT = r"(?:的|那|这|這)?\s*(?:个|個|一)?"  # 12月的季度, 12月那个季度
_ZHM = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
_REL = r"(?P<relative>last|previous|prior|preceding|next|coming|following|upcoming|this|current|latest|most recent)"
_ZHREL = r"(?P<relative>上|下|本|这|這|该|該|当|當|最新|最近|前)"
_YEAR_AGO = r"(?:last[ ]year|a[ ]year[ ](?:ago|earlier))"
_INTERIM = r"[业業][绩績]|[报報]告|[财財][报報务務]|股息|分[红紅]|派息|[电電][话話]|[会會][议議]|[发發]布"
_UNTIL = rf"截[至止]{_W}(?:{_Y4}{_W}年{_W})?{_ZHM}{_W}(?P<day>\d{{1,2}}){_W}[日号號]{_W}止?{_W}的?{_W}"
_OF_YEAR = rf"[ ]of[ ](?:the[ ])?fiscal[ ]year[ ](?:ended|ending)[ ]{_MONTH}(?:[ ]\d{{1,2}})?,?[ ]{_Y4}{_E}"
_ENDED = rf"[ ](?:ended|ending)[ ](?:on[ ])?{_MONTH}[ ](?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]{_Y4}{_E}"

# (for the year |ended, for the year|-ago quarter): another period than the call's.
_GOES_ON = r"[ ](?:end|ago|before|earlier|prior|to[ ]date|over[ ]|just|in[ ]which)|-"

_ROWS: tuple[tuple[str, Reader], ...] = (
    # a named last day: 截至2024年12月31日止三个月, quarter ended December 31, 2024
    (
        rf"{_UNTIL}(?:第?[一二三四1-4]?(?:个|個)?(?:季度|财季|財季|季)|[三3]{_W}(?:个|個)月)",
        _month("quarter"),
    ),
    (rf"{_UNTIL}(?:[九9]{_W}(?:个|個)月)", _month("nine_months")),
    (rf"{_UNTIL}(?:[六6]{_W}(?:个|個)月|半年)", _month("half")),
    (rf"{_UNTIL}(?:年度|{_FISCAL}|全年|十二(?:个|個)月|12{_W}(?:个|個)月)", _month("year")),
    (
        rf"{_S}(?:quarter|three[ ]months|(?<!month[ ])(?<!months[ ])(?<!year[ ])period){_ENDED}",
        _month("quarter"),
    ),
    (rf"{_S}nine[ ]months{_ENDED}", _month("nine_months")),
    (rf"{_S}six[ ]months{_ENDED}", _month("half")),
    (rf"{_S}(?:year|twelve[ ]months){_ENDED}", _month("year")),
    # a quarter by its last month: 2024年12月季度, 12月的季度, December 2024 quarter
    (
        rf"(?:{_Y4}{_W}年{_W})?(?<!\d){_ZHM}份?{_W}{_THAT}{_W}(?:季度|财季|財季|季(?!节|節))",
        _month("quarter"),
    ),
    (rf"{_S}{_MONTH}[ ](?:{_Y4}[ ])?quarter(?:[ ](?:of[ ])?{_Y2})?{_E}", _month("quarter")),
    # a fiscal quarter: 2025财年第三季度, 25财年三季, FY25Q3, F3Q25, 3QFY25, third quarter of fiscal 2025
    (rf"(?<!\d){_Y}{_W}年?{_FISCAL}{_W}的?{_W}{_ZHQ}", _quarter("fiscal")),
    (rf"(?<!\d){_Y}{_W}年?{_FISCAL}{_W}的?{_W}Q{_Q}{_E}", _quarter("fiscal")),
    (rf"{_S}{_ORD}[ -]quarter{_OF_YEAR}", _quarter("fiscal")),
    (rf"{_S}(?P<half>first|second)[ -]half{_OF_YEAR}", _half("fiscal")),
    (rf"{_S}{_FY}{_SEP}{_Y}{_SEP}{_ZHQ}", _quarter("fiscal")),
    (rf"{_S}{_FY}{_SEP}{_Y},?{_SEP}Q{_Q}{_E}", _quarter("fiscal")),
    (rf"{_S}{_FY}{_SEP}{_Y},?{_SEP}{_Q}Q{_E}", _quarter("fiscal")),
    (rf"{_S}{_FY}{_SEP}{_Y4},?[ ]{_ORD}[ -]quarter{_E}", _quarter("fiscal")),
    (rf"{_S}FQ{_Q}{_SEP}{_Y}{_E}", _quarter("fiscal")),
    (rf"{_S}F{_Q}Q{_SEP}{_Y}{_E}", _quarter("fiscal")),
    (rf"{_S}Q{_Q}{_SEP}(?:of[ ])?{_FY}{_SEP}{_Y}{_E}", _quarter("fiscal")),
    (rf"{_S}{_Q}Q{_SEP}(?:of[ ])?{_FY}{_SEP}{_Y}{_E}", _quarter("fiscal")),
    (
        rf"{_S}{_ORD}[ -](?:fiscal[ ])?quarter[ ]?(?:of[ ]|in[ ]|,[ ]?)?(?:the[ ])?fiscal[ ](?:year[ ])?{_Y4}{_E}",
        _quarter("fiscal"),
    ),
    (rf"{_S}fiscal[ ]{_ORD}[ -]quarter(?:,?[ ](?:of[ ])?{_Y4})?{_E}", _quarter("fiscal")),
    (rf"{_S}fiscal[ ]Q{_Q}(?:,?[ ](?:of[ ])?{_Y4})?{_E}", _quarter("fiscal")),
    (rf"{_S}{_ORD}[ ]fiscal[ ]quarter{_E}", _quarter("fiscal")),
    (rf"第{_W}(?P<quarter>[1-4一二三四]){_W}(?:财季|財季)", _quarter("fiscal")),
    # a quarter whose year may be either: 2025年第三季度, 2024Q4, Q3 2025, third quarter 2025, 第三季度, Q3
    (rf"(?<!\d){_ZHY}{_W}的?{_W}{_ZHQ}", _quarter()),
    (rf"(?<!\d){_Y4}[ ]第[ ]?{_ZHQ}", _quarter()),
    (rf"(?<![\d.])(?P<year>\d\d){_W}年{_W}{_ZHQ}", _quarter()),
    (rf"(?<!\d){_Y4}{_W}年?{_SEP}Q{_Q}{_E}", _quarter()),
    (rf"(?<!\d){_Y4}{_W}年?{_SEP}{_Q}Q{_E}", _quarter()),
    (rf"(?<![\dA-Za-z.])(?P<year>2\d)Q{_Q}{_E}", _quarter()),
    (rf"{_S}Q{_Q}{_SEP},?{_W}(?:of[ ]|for[ ])?{_Y4}{_E}", _quarter()),
    (rf"{_S}Q{_Q}(?:['’ -]?|[ ](?:of[ ])?['’])(?P<year>2\d){_E}", _quarter()),
    (rf"{_S}{_Q}Q(?:['’ -]?|[ ](?:of[ ])?['’]){_Y}{_E}", _quarter()),
    (rf"{_S}{_ORD}[ -]quarter[ ]?(?:of[ ]|in[ ]|,[ ]?)?{_YT}{_E}", _quarter()),
    (rf"{_S}(?:{_ORD}[ -]quarter|Q{_Q2}|{_Q3}Q)[ ](?:of[ ])?(?:the[ ])?{_OF_LAST}{_E}", _quarter()),
    (rf"{_S}{_OF_LAST}(?:['’]s)?[ ](?:{_ORD}[ -]quarter|Q{_Q2}|{_Q3}Q){_E}", _quarter()),
    (rf"{_S}{_Y4}[ ]{_ORD}[ -]quarter{_E}", _quarter()),
    (rf"(?P<relative>[去今明本上])年(?:度)?{_W}的?{_ZHQ}", _quarter()),
    (rf"(?P<relative>[今本])年(?:度)?{_W}的?Q{_Q}{_E}", _quarter()),
    (
        rf"(?:(?P<relative>[去今])年|(?<!\d){_ZHY})(?:度)?{_W}的?{_W}最[后後](?:那)?(?:[三3](?:个|個)月|一?(?:个|個)?季度?)",
        _last_quarter,
    ),
    (
        rf"{_S}(?:final|last)[ ](?:three[ ]months|quarter)[ ]of[ ](?:the[ ]year|{_Y4}|(?P<relative>last)[ ]year){_E}",
        _last_quarter,
    ),
    (rf"(?<![\d年去来來近续續过過]){_ZHQ}", _quarter()),
    (rf"{_S}{_ORD}[ -]quarter{_E}", _quarter()),
    (rf"{_S}(?:Q{_Q}|{_Q2}Q){_E}", _quarter()),
    # halves: 2024年上半年, 财年的上半年, 1H25, H1 2025, first half of 2025
    (rf"(?<!\d){_Y}{_W}年?{_FISCAL}{_W}的?{_W}(?P<half>[上下])半(?:年度?|财年|財年)?", _half("fiscal")),
    (rf"(?:[本该該]|这个|這個)?{_FISCAL}{_W}的?{_W}(?P<half>[上下])半(?:年度?|段)?", _half("fiscal")),
    (rf"(?P<half>[上下])半(?:个|個)?{_FISCAL}", _half("fiscal")),
    (rf"(?<!\d){_ZHY}{_W}的?{_W}(?P<half>[上下])半年度?", _half()),
    (
        rf"(?<!\d){_ZHY}{_W}的?{_W}(?P<half>半)(?:年度|年报|年報)",
        _half(),
    ),  # 半年度 alone is the first half
    (
        rf"(?<!\d){_Y4}{_W}年?{_W}的?(?P<half>中)(?:期(?={_INTERIM})|报(?![价道])|報(?![價道]))",
        _half(),
    ),
    (rf"(?P<relative>[去今明本])年{_W}的?(?P<half>[上下])半年", _half()),
    (r"(?P<half>[上下])半年度?", _half()),
    (rf"(?<!\d){_Y4}{_SEP}H(?P<half>[12]){_E}", _half()),
    (rf"{_S}{_FY}{_SEP}{_Y}{_SEP}H(?P<half>[12]){_E}", _half("fiscal")),
    (rf"{_S}H(?P<half>[12]){_SEP}{_FY}{_SEP}{_Y}{_E}", _half("fiscal")),
    (rf"{_S}H(?P<half>[12])(?:{_SEP}{_Y})?{_E}", _half()),
    (rf"{_S}(?P<half>[12])H(?:{_SEP}{_Y})?{_E}", _half()),
    (
        rf"{_S}(?P<half>first|second)[ -]half[ ](?:of[ ])?(?:the[ ])?(?:fiscal[ ](?:year[ ])?){_Y4}{_E}",
        _half("fiscal"),
    ),
    (rf"{_S}(?P<half>first|second)[ -]half(?:[ ](?:of[ ])?{_YT})?{_E}", _half()),
    # the year so far: 前三季度, 2025年前9个月, 头六个月, first nine months of 2025
    *((pattern, _so_far(span)) for pattern, span in SO_FAR),
    (rf"{_S}first[ ](?:nine|9)[ ]months(?:[ ](?:of[ ])?{_Y4})?{_E}", _so_far("nine_months")),
    (rf"{_S}first[ ](?:six|6)[ ]months(?:[ ](?:of[ ])?{_Y4})?{_E}", _so_far("half")),
    (rf"{_S}(?:on[ ]an?[ ])?year[ -]to[ -]date(?:[ ]basis)?{_E}", _so_far("nine_months")),
    # years: 2025财年, FY2025, fiscal 2025, 2024年全年, 全年
    (rf"(?<!\d){_Y}{_W}年?{_FISCAL}", _whole_year("fiscal")),
    (rf"{_S}(?:FY|fiscal(?:[ ]year)?){_SEP}{_Y}{_E}", _whole_year("fiscal")),
    (rf"(?<!\d){_ZHY}{_W}的?(?:全年|整年|年报|年報)", _whole_year()),
    (rf"(?<!\d){_Y4}{_W}(?:全年|整年)", _whole_year()),
    (rf"(?<!\d){_Y4}{_W}年(?:{_W}度(?![过過假]))?(?!{_W}\d{{1,2}}{_W}月)", _whole_year()),
    # 24年, of which the century goes without saying; but no length of time
    (
        rf"(?<![\d.A-Za-z了过近满超逾约第用])(?P<year>2[1-9])年(?:全年|度)?"
        rf"(?!{_W}\d{{1,2}}{_W}月|{_W}Q|[第一二三四前来间以内后期多半上下底初末老]|的?历史|工龄|经验)",
        _whole_year(),
    ),
    (rf"{_S}(?:CY|calendar(?:[ ]year)?){_SEP}{_Y}{_E}", _whole_year("calendar")),
    (rf"{_S}(?:full[ -]year|year)[ ]{_YT}{_E}", _whole_year()),
    (rf"{_S}{_Y4}[ ]full[ -]year{_E}", _whole_year()),
    (r"全年|整年|整个财年|全财年|全財年", _whole_year()),
    (rf"{_S}full[ -](?:fiscal[ ])?year{_E}", _whole_year()),
    (
        r"(?:(?<=for[ ])|(?<=during[ ])|(?<=\bin[ ])(?<!er[ ]in[ ])(?<!early[ ]in[ ])(?<!late[ ]in[ ]))"
        rf"the[ ]year{_E}(?!{_GOES_ON})",
        _whole_year(),
    ),
    (rf"{_S}annual(?=[ ](?:revenues?|sales|profits?|earnings|net|operating)){_E}", _whole_year()),
    # by distance: 去年同期, 上季度, 最新一季, last quarter, 下个财年
    (
        r"(?:去年|上年|上一年|去年度)(?:度)?的?(?:同期|同一?(?:个|個)?(?:财|財)?季度?)",
        _relative("quarter", said="year_ago"),
    ),
    (
        rf"{_S}(?:(?:the[ ])?same|comparable)[ ](?:quarter|period)(?:[ ]of)?[ ]{_YEAR_AGO}{_E}",
        _relative("quarter", said="year_ago"),
    ),
    (
        rf"{_S}(?:(?:prior|previous|last)[ -]year(?:'s)?|year[ -]ago)[ ](?:quarter|period){_E}",
        _relative("quarter", said="year_ago"),
    ),
    (
        rf"{_ZHREL}{_W}(?:一|1)?{_W}的?(?:个|個)?{_W}(?:财|財)?季(?:度|报|報)?(?!节|節)",
        _relative("quarter"),
    ),
    (rf"{_S}(?:the[ ])?{_REL}[ ](?:fiscal[ ])?(?:quarter|qtr|q){_E}", _relative("quarter")),
    (
        rf"(?:(?<=for[ ])|(?<=during[ ])|(?<=in[ ]))the[ ]quarter{_E}(?!{_GOES_ON})",
        _relative("quarter", said="this"),
    ),
    (
        rf"{_ZHREL}{_W}(?:一|1)?(?:个|個)?{_W}{_FISCAL}(?!{_W}的?{_W}[上下]半)",
        _relative("year", "fiscal"),
    ),
    # 去年11月 names a month, no year
    (
        r"(?P<relative>[去今明])年(?!同)(?!的?(?:\d{1,2}|十?[一二三四五六七八九十])月)",
        _relative("year", "calendar"),
    ),
    (rf"{_S}{_REL}[ ]fiscal[ ]year{_E}", _relative("year", "fiscal")),
    (rf"{_S}(?P<relative>last|next|this)[ ]year{_E}", _relative("year")),
)
_SIGNS = Signs()
_RULES = tuple((_SIGNS.cue(pattern, re.IGNORECASE), read) for pattern, read in _ROWS)
# "Q1模型" and "the Q3 model" name a thing, not a quarter.
_A_THING = re.compile(r"[ ]?(?:模型|系列|本身|是一[个個款]|(?:large[ ])?models?\b)", re.IGNORECASE)
_BARE = re.compile(r"[QH][1-4]|[1-4]Q", re.IGNORECASE)


def compile_all() -> None:
    """Make every row's pattern ready, so that no text waits for one."""
    _SIGNS.make_ready()


def matches(text: str) -> Iterator[tuple[tuple[int, int], Period]]:
    """Every row's finds in the text, overlapping ones too, in no order."""
    text = digit_years(text)
    present = _SIGNS.of(text.lower())
    for cue, read in _RULES if present else ():
        for match in cue.finditer(text) if cue in present else ():
            period = read({name: said for name, said in match.groupdict().items() if said})
            if period and not (_BARE.fullmatch(match[0]) and _A_THING.match(text, match.end())):
                yield match.span(), period
