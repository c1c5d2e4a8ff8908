"""Company, tickers and period of a call, from its header and from the words of welcome."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from store.text.folding import fold, has_han
from store.text.periods import Period, find_periods, fiscal_year_end_month
from store.transcripts.dates import held_at, said_today, without_clock, without_dates
from store.transcripts.fields import read_fields
from store.transcripts.han_fields import fielded_company
from store.transcripts.headings import heading_kind
from store.transcripts.lead import (
    field_company,
    is_page_stamp,
    lead_company,
    lead_day,
    lead_lines,
    lead_period,
    lead_tickers,
    stated_end,
)
from store.transcripts.letters import letter_company, letter_day, letter_tickers
from store.transcripts.outline import Outline
from store.transcripts.period_ends import period_end_of_call
from store.transcripts.title_lines import company_in, mended, tickers_beside

_EXCHANGES = (
    r"NYSE(?:[ ](?:American|Arca))?|NASDAQ(?:[ ]?G[SM])?|HKEX|SEHK|HKSE|HKG|LSE|TSX|ASX|SGX|TWSE|TPE|TWO|SSE|SHSE|SZSE"
    r"|SHA|SHE|NSE|BSE|KRX|TYO|TSE|OTC(?:MKTS)?|纽交所|纳斯达克|納斯達克|港交所|联交所|聯交所|上交所|深交所"
)
_TICKER = re.compile(
    rf"\b(?P<exchange>{_EXCHANGES})\s*[:：]\s*(?P<code>[A-Z0-9.\-]{{1,10}})"
    r"|(?<![A-Za-z0-9.])(?P<dotted>(?:\d{4,6}|[A-Z]{1,6})\.(?:HK|US|SH|SZ|SS|TW|TWO|N|O|NS|BO|SI|L|T))(?![A-Za-z0-9.])",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(（]\s*(?P<code>(?:[A-Z]{2,8}:)?(?:[A-Z]{1,5}|\d{4,6}))\s*[)）]")
_BRACKETS = re.compile(r"[(（【\[][^()（）【】\[\]]*[)）】\]]")
_NAME_ENDS = re.compile(
    r"\b(?:F?Q[1-4]|[1-4]Q|FY(?:\s?\d{2,4})?|fiscal|first|second|third|fourth|full|annual|earnings|conference|results|[12]H)\b.*"
    r"|(?:19|20)\d\d.*|\d\dQ[1-4].*|第?[一二三四1-4]季.*|[上下]半年.*|全年.*|年度.*|[财財](?:年|报|報).*"
    r"|(?:业绩|業績|电话会|電話會|法说会|法說會|说明会|說明會|投资者关系活动|交流会|交流會).*",
    re.IGNORECASE,
)
_WELCOME = re.compile(
    r"(?:[欢歡]迎|感[谢謝])(?:大家|各位|您|你们|諸位|诸位)?(?:今天)?(?:来到|來到|參加|参加|出席|收听|收聽|加入)(?!我们|我們|今[天日]|本[次季])(?P<name>.{2,30}?)"
    r"(?=(?:19|20)\d\d|第?[一二三四]季|的?(?:财报|业绩|电话会|法说会))"
    r"|\b[Ww]elcome (?:you |everyone )?to (?:the )?(?P<name2>[A-Z0-9][^.,]{1,60}?)(?:['’]s?)?\s+"
    r"(?=(?:fiscal|first|second|third|fourth|full|Q[1-4]|[1-4]Q|(?:19|20)\d\d|earnings|results|conference)"
    r"|(?:First|Second|Third|Fourth|[A-Z][a-z]+ (?:20\d\d )?[Qq]uarter|Fiscal|Earnings|Results|Conference))"
)
_CALL_OF = re.compile(
    r"\b(?:[Cc]all|[Cc]onference)(?: [Cc]all)? (?:of|for) (?P<name>[A-Z][\w&'’\-]*(?: [A-Z&][\w&'’\-]*){0,5})"
)
_OUR_TEAM = re.compile(
    r"\b(?:from|of|with) (?P<name>[A-Z][\w&'’\-]*?(?: [A-Z&][\w&\-]*){0,4})['’]s? "
    r"(?:[Ii]nvestor [Rr]elations|IR|[Ff]inance) (?:[Tt]eam|[Dd]epartment)\b"
)
_AND_YEAR = re.compile(
    r",? (?:and|&) (?:the )?(?:(?:full[ -]?|fiscal |fiscal full |whole )?year(?:[ -]end)?|fiscal|full[ -]year fiscal"
    r"|(?:first )?(?:nine|six|9|6)(?: months|m)(?: of)?|1?[hH]1?)(?: fiscal| of)?"
    r" (?:fy\s?['’]?(?=\d))?(?P<year>(?:19|20)?\d\d)\b",
    re.IGNORECASE,
)
_FOUNDED = re.compile(
    r"[创創成]立|创办|創辦|创建|創建|\b(?:founded|established|incorporated)\b", re.IGNORECASE
)
_FIRST_LINES = 150
_NO_COMPANY = frozenset(("Earnings", "Results", "Conference", "Quarterly", "Our", "Q&A"))
_ANNOUNCES = re.compile(r"^\s*(?:以下|下面)即?[为是為]")
_FIELD = re.compile(r"(?:会议|活动|召开)?(?:时间|時間|日期|地[点點]|编号)")
# 【电话会纪要】某公司…, 标题：某公司…
_KIND_FIRST = re.compile(
    r"^\s*(?:【[^】]*】|[\u4e00-\u9fff]{0,6}(?:纪要|实录|会议|业绩会|电话会|调研|快讯)\s*[|｜丨]\s*|(?:全景网|全景路演|上证路演中心|价值在线|路演中)[\s·|｜—-]+|\[[^\]]*\]|(?:会议)?(?:标题|主题|名称)\s*[:：])\s*(?=\S)"
)
# 2026年5月14日星期四下午5点ET: a day and an hour, with the weekday and the zone
_NAMELESS = re.compile(
    r"(?:(?:星期|周|週)[一二三四五六日天]|[A-Z]{1,3}T\b|(?:北京|香港|台北|美[东東西])时?[间間]?|[\W_])*"
)
# Exchanges whose companies give times of their own zone; Hong Kong and Taipei keep that of Shanghai.
_HOME = re.compile(
    r"\d{6}(?:\.(?:SH|SZ|SS|BJ))?|\d{4,5}\.(?:HK|TWO?)"
    r"|(?:HKEX|SEHK|HKG|SSE|SZSE|TWSE|TPE|上交所|深交所|港交所|联交所|聯交所):\w+",
    re.IGNORECASE,
)
_LOCAL_TIME = re.compile(r"(?:时间|時間|日期)\**\s*[:：]|[上下]午\s*[\d一二三四五六七八九十]|晚上?\s*\d")
_STOCK = re.compile(r"[（(]\s*-?\d[^()（）]*%[^()（）]*[)）]")


@dataclass(frozen=True, kw_only=True)
class Header:
    """What the header and the welcome say; None or empty where they do not. `exact` is False without a time.

    `assumed`: the zone is that of Beijing, because a Chinese header gives the hour in a field and no zone.
    """

    company: str
    tickers: tuple[str, ...]
    period_as_written: str | None
    period_end: date | None
    fiscal_year: int | None
    fiscal_quarter: int | None
    held_at: datetime | None
    exact: bool
    assumed: bool = False


def read_header(outline: Outline) -> Header:
    """The header of a call, with what only the first words of the call give."""
    head = _header_lines(outline)
    lead = lead_lines(outline)
    above = max(outline.speech, outline.labels[0].first if outline.labels else 1) - 1
    fields = read_fields(outline.words[outline.letter : above], outline.lines)
    opening = [outline.words[n - 1] for n in _opening(outline) if outline.words[n - 1]]
    tickers = fields.tickers or _tickers(head) or lead_tickers(lead)
    tickers = tickers or letter_tickers(outline.words[: outline.letter])
    home = _home(tickers, (*head, *lead[:1]))
    when, exact = _held(outline, fields.day, head, home)
    dated = "\n".join(line for line in head if not is_page_stamp(line))
    assumed = when is not None and not exact and not tickers and _LOCAL_TIME.search(dated) is not None
    local = held_at(dated, "Asia/Shanghai") if assumed else (None, False)
    if local[0]:
        when, exact = local
    written, period = fields.written, fields.period
    if period is None:
        headed = [outline.words[n - 1] for n, kind in sorted(outline.headings.items()) if kind == "remarks"]
        written, period = _first_period(head, lead, opening, headed)
    end = period_end_of_call(period, opening, outline.words, when) if period else None
    end = end or (stated_end((*head, *lead), period) if period else None)
    year, quarter = _fiscal(period, end)
    company = _company(head) if any(map(has_han, head)) else _titled(outline, head)
    return Header(
        company=_fielded(outline, lead) or fields.company or company or _announced(lead, outline, opening),
        tickers=tickers,
        period_as_written=written,
        period_end=end,
        fiscal_year=year,
        fiscal_quarter=quarter,
        held_at=when,
        exact=exact,
        assumed=assumed and exact,
    )


def _fielded(outline: Outline, lead: Sequence[str]) -> str | None:
    """The company by a field above the call, or in a form."""
    return fielded_company(outline.words) or field_company(lead)


def _announced(lead: Sequence[str], outline: Outline, opening: Sequence[str]) -> str:
    """The company by the words before the call and those of welcome; in English these are the plainer ones."""
    welcomed = _welcomed(opening) or _welcomed(outline.words[:_FIRST_LINES])
    found = [lead_company(lead) or "", welcomed or ""]
    return next(filter(None, found if any(map(has_han, lead)) else found[::-1]), "")


def _titled(outline: Outline, head: Sequence[str]) -> str | None:
    """The company by an English title, or by who signs the letter above it; in capitals the title's is plainer."""
    signed, titled = letter_company(outline.words, outline.letter), company_in(head)
    if signed is None or (titled and signed.isupper() and fold(signed).split()[0] in fold(titled).split()):
        return titled
    return signed


def _held(outline: Outline, day: str, head: Sequence[str], home: str | None) -> tuple[datetime | None, bool]:
    """When the call was held: by a date of its own line, the header, what announces the call, or who opens it."""
    opening = "\n".join(outline.lines[n - 1] for n in _opening(outline))
    stated = "\n".join(line for line in head if not is_page_stamp(line))
    found = [held_at(day, home), held_at(stated, home)]
    found += [held_at(lead_day(lead_lines(outline)), home), held_at(said_today(opening))]
    found += [held_at(letter_day(outline.words[: outline.letter]), home)]
    dated = [(when, exact) for when, exact in found if when]
    first = dated[0] if dated else (None, False)
    timed = (pair for pair in dated if pair[1] and first[0] and pair[0].date() == first[0].date())
    return next(timed, first)


def _home(tickers: Sequence[str], head: Sequence[str]) -> str | None:
    """The zone of times without one: of a Chinese header, where the company is listed in that zone alone."""
    listed = bool(tickers) and all(_HOME.fullmatch(ticker) for ticker in tickers)
    return "Asia/Shanghai" if listed and any(map(has_han, head)) else None


def _header_lines(outline: Outline) -> list[str]:
    """The header without the lists of people, with what the heads of the pages add to it."""
    if not outline.header:
        return list(outline.running)
    first, last = outline.header
    listed = min((entry.line for entry in outline.roster if entry.line >= first), default=last + 1)
    lines = [outline.words[n - 1].strip() for n in range(first, min(last + 1, listed))]
    return [*mended([line for line in lines if line]), *outline.running]


def _opening(outline: Outline) -> range:
    """The lines of the first two turns: whoever opens the call says which one it is."""
    labels = outline.labels
    stop = min(labels[2].line if len(labels) > 2 else outline.end + 1, outline.speech + 40)
    asked = labels and labels[0].line >= (outline.questions or outline.end) and not labels[0].is_operator
    return range(outline.speech, outline.speech if asked else stop)


def _tickers(head: Sequence[str]) -> tuple[str, ...]:
    text = "\n".join(head)
    found = [
        f"{m['exchange'].upper()}:{m['code'].upper()}" if m["exchange"] else m["dotted"].upper()
        for m in _TICKER.finditer(text)
    ]
    if not found and head:
        found = [m["code"] for m in _IN_BRACKETS.finditer(head[0])] or tickers_beside(head)
    return tuple(dict.fromkeys(found))


def _company(head: Sequence[str]) -> str | None:
    """What stands before the ticker, the period or the word for the call in the first line that has it."""
    found: list[str] = []
    for line in head:
        name = _BRACKETS.sub("\0", _STOCK.sub("", _KIND_FIRST.sub("", line))).split("\0")[0]
        name = _NAME_ENDS.sub("", without_dates(_ANNOUNCES.sub("", name))).strip(
            " \t\u00a0\u3000-–—－|:：,，#*_"
        )
        plain = (
            _NAMELESS.fullmatch(without_clock(line)) is None
            and not name.isdigit()
            and not _FIELD.match(name)
            and not heading_kind(line.strip())
        )
        if 2 <= len(name) <= 60 and plain:
            found.append(name)
    chinese = (
        name
        for name in found
        if has_han(name) and not heading_kind(name) and re.fullmatch(r"[\w·&.\- ]{2,20}", name)
    )
    return next(chinese, found[0]) if found and not has_han(found[0]) else next(iter(found), None)


def _welcomed(opening: Sequence[str]) -> str | None:
    """The company that the first speakers welcome to; of two spellings the one that they use more."""
    said = "\n".join(line[:600] for line in opening)
    found = [
        " ".join((match["name"] or match["name2"]).split()).strip(" 的") for match in _WELCOME.finditer(said)
    ]
    named = [name for name in found if name not in _NO_COMPANY]
    if not named and not has_han(said):
        flat = " ".join(said.split())
        named = [match["name"] for rule in (_CALL_OF, _OUR_TEAM) for match in rule.finditer(flat)]
    return max(named, key=said.count, default=None)


def _first_period(
    head: Sequence[str], lead: Sequence[str], opening: Sequence[str], headed: Sequence[str]
) -> tuple[str | None, Period | None]:
    """By the header, else by what stands before the call, else by the welcome, or by the headings of reports."""
    for found in (_period(head, ()), lead_period(lead), _period((), opening), _period((), headed)):
        if found[0]:
            return found
    return None, None


def _period(head: Sequence[str], opening: Sequence[str]) -> tuple[str | None, Period | None]:
    """The period that the call is about, by the header, else by the welcome; in this a quarter goes before a year."""
    headed = [said for line in head for said in _spans(line)]
    if headed:
        return next((said for said in headed if said[1].year), headed[0])  # 三季报电话会（2025年第三季度）
    spoken = [said for line in opening if not _FOUNDED.search(line) for said in _spans(line[:600])]
    dated = (said for said in spoken if said[1].span != "year" and said[1].year)
    quarters = (said for said in spoken if said[1].span != "year")
    return next(dated, None) or next(quarters, None) or next(iter(spoken), (None, None))


def _spans(line: str) -> Iterator[tuple[str, Period]]:
    """The quarters, halves and years in a line; a quarter without a year has that of `and full year 2025`."""
    for (start, end), period in find_periods(line):
        if period.span not in ("quarter", "half", "year") or period.relative:
            continue
        following = _AND_YEAR.match(line, end) if period.span == "quarter" and not period.year else None
        if following:
            basis = "fiscal" if re.search(r"fiscal|\bfy", following[0], re.IGNORECASE) else period.basis
            year = int(following["year"]) % 2000 + 2000
            yield line[start : following.end()], replace(period, year=year, basis=basis)
        else:
            yield line[start:end], period


def _fiscal(period: Period | None, end: date | None) -> tuple[int | None, int | None]:
    """Fiscal year and quarter as the period is written; a quarter named by its month alone gives neither."""
    if period is None or not period.year or period.month:
        return None, None
    if period.quarter and end and abs(period.year - end.year) > 1:
        return None, None
    return period.year, period.quarter


def year_end_month(header: Header) -> int | None:
    """The month in which the company's fiscal year ends, if the header gives quarter and last day."""
    if header.period_end and header.fiscal_quarter:
        return fiscal_year_end_month(header.period_end, header.fiscal_quarter)
    return None
