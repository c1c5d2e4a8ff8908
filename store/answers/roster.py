"""Questions about the call itself: when it was held, who was there in which office, what it is about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from store.answers.arranged import arranged
from store.answers.askers import Meta, brokers, of_roster
from store.answers.citing import Spot, cite_spot, spots
from store.answers.leading import operator
from store.answers.offices import officers, offices_named, with_offices
from store.answers.overview import overview
from store.answers.placing import again, answerers, order
from store.answers.representing import analyst_of_firm, firm_of_analyst, stands_for
from store.answers.rollcall import rollcall
from store.answers.terms import units
from store.answers.tickers import listed
from store.answers.understanding import Understanding
from store.lexicon import matcher
from store.text.folding import fold
from store.text.periods import find_periods
from store.values import Call, Citation, Person, StoredCall

_FEW = 2
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DAY = re.compile(
    r"20\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}/\d{1,2}/20\d\d"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?, ?20\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -]{{1,2}}{_MONTH}\.?[ -]{{1,2}}20\d\d",
    re.IGNORECASE,
)
_ZONE = r"(?:[ECMP][SD]?T|CES?T|GMT|BST|HKT|IST|JST|(?:U\.S\. )?(?:Eastern|Pacific)(?: (?:Standard |Daylight )?Time)?)"
_HOUR = re.compile(
    r"(?:(?:北京|香港|美东|美東|当地|當地|东部|太平洋)\S{0,4}?时间|[上下]午|晚上?|早上?)*\s?"
    r"\d{1,2}(?:[::]\d\d|[点點时時])(?:\d{1,2}分|半)?"
    rf"(?:\s?[-–—~至到]{{1,2}}\s?\d{{1,2}}[::]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s{_ZONE}\b)?",
    re.IGNORECASE,
)


_STARTS = re.compile(r"(?:哪[天一]天?|几号|什么时候|何时|几月几号)(?:才)?开始")
_DATE_OF_CALL = re.compile(r"\bdate\b[^.?]{0,30}\bcall\b|\b(?:what|which) (?:day|date)\b[^.?]{0,30}\bcall\b")
_CALL = re.compile(r"\b(?:call|conference|session|meeting|event|webcast)\b|会|交流|路演|调研|調研|活动|活動")
_OTHER_DAY = re.compile(
    r"下[一]?[次场場回届屆]|下[一]?个?季|开放日|開放日|股东大?会|股東大?會|除[净淨权權息]|派[付息]|登记日|登記日"
    r"|\bnext\b|\bannual meeting\b|\bex-?dividend\b|\brecord date\b|\binvestor day\b|\bpayable\b"
)
# Growth over which period is meant: 都是跟去年比吗, yoy or qoq.
_OVER_YEAR = (
    r"(?:同比|(?:跟|和|与|较|比)(?:去年|上年)[^,。?]{0,6}"
    r"|\b(?:yoy|year[- ]over[- ]year|(?:last|prior) year|annual)\b)"
)
_OVER_QUARTER = (
    r"(?:环比|(?:跟|和|与|较|比)上个?季[^,。?]{0,6}"
    r"|\b(?:qoq|sequential(?:ly)?|quarter[- ]over[- ]quarter|(?:last|prior) quarter)\b)"
)
_OR = r".{0,12}?(?:还是|或者?|\bor\b).{0,12}?"
_WHICH_GROWTH = re.compile(
    rf"{_OVER_YEAR}{_OR}{_OVER_QUARTER}|{_OVER_QUARTER}{_OR}{_OVER_YEAR}"
    r"|(?:数|数字|增速|增长|增长率|百分比|比较)(?:都|全|一律)?是?(?:跟|和|与|较)(?:去年|上年)[^,。?]{0,4}比"
)


_WHAT_OFFICE = re.compile(
    r"职位|职务|职衔|头衔|什么官|什么(?:身份|岗位|角色)|担任什么|干什么的|做什么的|干啥的|是谁|谁是|哪位"
    r"|\b(?:job )?titles?\b|\bpositions?\b|\broles?\b|\bwhat(?:'s| is| does) .{3,40} (?:do|job)\b|\bwho(?:'s| is)\b"
)
_OFFICE_WORD = re.compile(r"职位|职务|职衔|头衔|担任|身份|岗位|(?:title|position|role|job|hold)s?$")
# Who comes after is not who holds an office: (who will replace the CEO), (谁来接任).
_TO_COME = re.compile(
    r"\b(?:replac(?:e|es|ed|ing|ement)|succe(?:ed|eds|eding|ssor|ssion)|permanent"
    r"|(?:be|been|being) (?:named|appointed|hired)|step(?:s|ping)? down)\b"
    r"|\bnext (?:c[efo]o|chief|chair)|接替|接任|接班|继任|下一任|谁来(?:当|做|干)|何时(?:任命|到位)"
)
_NAME = re.compile(
    r"姓名|名字|叫什么|^(?!.*\b(?:did|does|do|would|can|could)\b).*"
    r"(?:(?:['’]s?|\b(?:the|full|first|last|whose)) names?\b|\bname of\b|\bnamed\b|\bnames?\W*$|^names?\b)"
)
_ASKS_MORE = re.compile(r"\b(?:what (?!is|was|are|about)|why|how|when|where)\b|为什么|怎么|如何|什么时候")
_BESIDE = re.compile(
    r"(?:\b(?:with|per|by|to|from|besides|than|told|alongside|according to)(?: (?:the|their|our|its))?"
    r"|[跟陪随除按据向]|除了|按照|根据) ?$"
)
_WHOM = r"(?:谁|哪[几些]?[位个]?(?:高管|领导|人|老总|管理层|管理人员)?)"
_PRESENT = re.compile(
    rf"(?:来了|来的[是有]?|(?:在场|到场|出席|上线)的?[是有]?|坐着|坐了){_WHOM}|{_WHOM}(?:来了|在场|到场|出席|上线|坐镇)"
    r"|\b(?:who|which (?:executives|managers|officers))\b(?!.*\b(?:ask|question|analyst|said|say)).*"
    r"\b(?:on (?:the|this) (?:call|line)"
    r"|join(?:ing|ed|s)?(?: us)?(?: (?:today|the call|this call))?$|in the room|present today|is here|are here)"
)
_THIS_CALL = re.compile(
    r"[电话业绩财报法说议]会|财报|会议|这次|[本这那][次场]|季(?:度)?的会|\b(?:call|report)"
)
_IN_CHARGE = re.compile(
    r"负责人|掌门|主管|一把手|谁在?(?:管|负责|带)|(?:管|负责|带)[^,。?]{1,8}的(?:那[位个])?(?:高管|领导|老总|人)?(?:叫|是)|\b(?:heads?|runs?|leads?|charge|responsible)\b"
)


def about_the_call(asked: Understanding, stored: StoredCall) -> Meta | None:
    """The answer from header, roster and order of turns, or None where the question is about something else."""
    readers = (
        overview,
        again,
        answerers,
        order,
        stands_for,
        firm_of_analyst,
        brokers,
        analyst_of_firm,
        operator,
        _office,
        _office_of_person,
        _in_charge,
        arranged,
        _attendance,
        listed,
        _date,
        _growth_basis,
        _period,
    )
    return next((meta for reader in readers if (meta := reader(asked, stored))), None)


def _office(asked: Understanding, stored: StoredCall) -> Meta | None:
    """Who holds an office: the question's other words choose between two offices of one title."""
    roles = offices_named(asked)
    named = asked.wants("who") or _NAME.search(asked.folded) is not None
    named = named or (len(asked.units) <= 1 and _ASKS_MORE.search(asked.folded) is None)
    other = asked.wants("answered", "asked", "opinion") or _TO_COME.search(asked.folded)
    if not roles or not named or other or _beside_office(asked):
        return None
    holders = officers(asked, stored.call)
    if not holders:
        return None
    data = {"name": holders[0].name, "role": holders[0].role or ""}
    return of_roster("office", data, stored, holders[:1])


def _beside_office(asked: Understanding) -> bool:
    """Whether what is asked is of somebody else, or told by who holds it: (who went with the CEO), (per the CFO)."""
    return any(_BESIDE.search(asked.folded, 0, m.span[0]) for m in matcher("roles").find(asked.folded))


def _office_of_person(asked: Understanding, stored: StoredCall) -> Meta | None:
    """Which office somebody holds who is asked about by name, and nothing else."""
    people = [p for p in stored.call.people if p.name in asked.people]
    wordy = asked.metrics or asked.firms or asked.wants("opinion", "asked", "answered", "reason", "when")
    others = [unit for unit in asked.units if not _OFFICE_WORD.match(unit.text)]
    many = len(others) > (len(others) == len(asked.units))
    if len(people) != 1 or wordy or many or not _WHAT_OFFICE.search(asked.folded):
        return None
    person = people[0]
    if person.role:
        return of_roster("office", {"name": person.name, "role": person.role}, stored, people)
    data = {"name": person.name, "firm": person.firm or ""}
    return (
        of_roster("firm_of_analyst", data, stored, people)
        if person.side == "analyst" and person.firm
        else None
    )


def _in_charge(asked: Understanding, stored: StoredCall) -> Meta | None:
    """Who heads a business: the one person whose office names it."""
    if asked.roles or asked.people or not (asked.wants("who") and _IN_CHARGE.search(asked.folded)):
        return None
    wanted = {term for unit in asked.units for term in unit.terms if not _IN_CHARGE.search(unit.text)}
    company = [person for person in stored.call.people if person.side == "company" and person.role]
    fits = [p for p in company if wanted & {t for u in units(fold(p.role or "")) for t in u.terms}]
    if len(fits) != 1:
        return None
    return of_roster("office", {"name": fits[0].name, "role": fits[0].role or ""}, stored, fits)


def _attendance(asked: Understanding, stored: StoredCall) -> Meta | None:
    if not (asked.wants("roster") or _PRESENT.search(asked.folded)) or asked.metrics or asked.people:
        return None
    people = [person for person in stored.call.people if person.side == "company"]
    names = with_offices(people)
    listed = of_roster("attendance", {"names": names}, stored, people) if people else None
    return replace(listed, citations=(*listed.citations, *_introduced(people, stored))) if listed else None


def _introduced(people: Sequence[Person], stored: StoredCall) -> list[Citation]:
    """The line in which the host says who is there: it names several of them."""
    early = [spot for spot in spots(stored.call) if spot.turn in (0, 1, 2)]
    named = [[p for p in people if any(n in s.text for n in (p.name, *p.also_written))] for s in early]
    told = (spot for spot, here in zip(early, named, strict=True) if len(here) > _FEW)
    return [cite_spot(stored, spot) for spot in told][:1]


def _date(asked: Understanding, stored: StoredCall) -> Meta | None:
    held = stored.call.held_at
    dated = asked.wants("date") or _DATE_OF_CALL.search(asked.folded) or _asks_when_held(asked)
    if not dated or held is None or asked.metrics or _of_another(asked):
        return None
    year, day = str(held.year), re.compile(rf"(?<!\d)0?{held.day}(?!\d)")
    told = [s for s in _opening(stored.call) if year in s.text and day.search(s.text)]
    spot = next((s for s in told if "://" not in s.text), next(iter(told), None))
    if spot is None:
        return None
    written = next((m[0] for m in _DAY.finditer(spot.text) if day.search(m[0])), year)
    cited = cite_spot(stored, spot, (written,))
    return Meta(reason="date", data={"date": _moment(cited.quote)}, citations=(cited,))


def _asks_when_held(asked: Understanding) -> bool:
    """Whether a question holds nothing but when, and the call: (what time did the call start)."""
    return asked.wants("when") and rollcall(asked).bare and _CALL.search(asked.folded) is not None


def _of_another(asked: Understanding) -> bool:
    """Whether another day is meant than the call's: of the replay's end, the next call, a meeting, a payout."""
    if _STARTS.search(asked.folded) or _OTHER_DAY.search(asked.folded):
        return True
    return any("#replay" in unit.terms for unit in asked.units)


def _moment(quote: str) -> str:
    """The day and the hour in a line of the record, as they are written there; the whole line where none is found."""
    day = _DAY.search(quote)
    if day is None:
        return quote
    hour = _HOUR.search(quote, day.end())
    return f"{day[0]} · {hour[0].strip()}" if hour else day[0]


def _growth_basis(asked: Understanding, stored: StoredCall) -> Meta | None:
    """What growth means on the call where it is not said: companies announce it at the start."""
    if not (asked.wants("default_growth") or _WHICH_GROWTH.search(asked.folded)):
        return None
    early = (spot for spot in spots(stored.call) if spot.turn in (0, 1, 2))
    stating = [cite_spot(stored, spot) for spot in early if _states_basis(spot.text)][:1]
    return Meta(reason="growth_basis", data={}, citations=tuple(stating)) if stating else None


def _states_basis(text: str) -> bool:
    folded = fold(text)
    return any(w in folded for w in ("同比", "year-over-year", "year over year")) and any(
        w in folded for w in ("除非", "除另有", "如无", "unless", "otherwise")
    )


def _period(asked: Understanding, stored: StoredCall) -> Meta | None:
    about_call = _THIS_CALL.search(asked.folded) is not None
    if not asked.wants("period") or not about_call or asked.metrics or asked.subjects[1:]:
        return None
    naming = [cite_spot(stored, spot) for spot in _opening(stored.call) if find_periods(fold(spot.text))][:3]
    return Meta(reason="period", data={}, citations=tuple(naming)) if naming else None


def _opening(call: Call) -> list[Spot]:
    """The header's lines and the first two turns': where a call says what it is."""
    every = list(spots(call))
    before = takewhile(lambda spot: spot.turn is None, every)
    heads = [s for s in every if s.section == "header"]
    return [*heads, *(s for s in before if s not in heads), *(s for s in every if s.turn in (0, 1))]
