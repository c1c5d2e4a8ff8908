"""Labels that hold an office, most no name: `【公司-CEO】`, `财务总监：`, `A:【公司-CFO】`, `【总经理温某 分业务】`."""

import re

from store.text.names import fold_name
from store.transcripts.anonymous import ANONYMOUS, OPERATORS
from store.transcripts.name_forms import ANY_NAME, looks_like_name
from store.transcripts.roled import Roled, read_roled
from store.transcripts.titles import TITLE

_HEAD = 180
_NO_OFFICE = frozenset(
    ("负责人", "主管", "经理", "秘书", "部长", "处长", "合伙人", "证代")
)  # of a contact's field
_LEAST_SAID = 8  # 董事长：某某 is a field of a form; a turn says more
_SIDE = r"(?:(?:上市)?公司|本公司|管理层|管理層|高管)"
_MARK = r"(?:A|答|回答|回复|答复|回覆)\d{0,3}"
_WHO = r"(?P<who>[^【】\[\]()（）:：。，,]{2,30})"
_FORMS = (
    re.compile(rf"(?P<label>{_MARK}\s*[:：]?\s*[【\[(（]{_WHO}[】\])）]\s*[:：]?)(?P<text>.*)"),
    re.compile(rf"(?P<label>【(?P<who>{TITLE}\s?{ANY_NAME})\s+[^【】]{{1,24}}】\s*[:：]?)(?P<text>.*)"),
    re.compile(rf"(?P<label>[【\[]{_WHO}[】\]]\s*[:：]?)(?P<text>.*)"),
    re.compile(rf"(?P<label>(?P<who>{_SIDE}\s?[-–—·]\s?{TITLE}))(?P<text>)"),
    re.compile(rf"(?P<label>{_WHO}\s*[:：])(?P<text>.*)"),
)
_NAMING, _FIELD = (0, 1), 4  # the rows of the forms
_READING = re.compile(rf"(?:{_SIDE}\s?[-–—·]?\s?)?(?:(?P<office>{TITLE})[\s·\-–—]*)?(?P<name>{ANY_NAME})?")


def read_office(line: str) -> Roled | None:
    """The label with an office that a line is, or begins with; what the text says elsewhere names its holder."""
    head = line[:_HEAD].strip()
    for order, form in enumerate(_FORMS):
        match = form.fullmatch(head)
        if not match:
            continue
        text = match["text"].strip()
        office, name = _reading(match["who"].strip(), names=order in _NAMING)
        if not (office or name) or (order == _FIELD and 0 < len(text) < _LEAST_SAID):
            continue
        if order == _FIELD and read_roled(head):
            continue  # 财务总监：顾某: the name stands behind its office
        written = match["label"].strip(" :：")
        return Roled(
            written=written if text else written.strip("【】[]"),
            name=name,
            title=office,
            firm=None,
            side="company",
            inline=bool(text),
        )
    return None


def _reading(who: str, *, names: bool) -> tuple[str | None, str | None]:
    """The office and the name in the words of a label; where it does not say that it `names`, a name is none."""
    match = _READING.fullmatch(who)
    if not match or fold_name(who) in OPERATORS | ANONYMOUS.keys():
        return None, None
    office, name = match["office"], match["name"]
    if name and not (names and looks_like_name(name)):
        return None, None
    if office and (office in _NO_OFFICE or fold_name(office) in OPERATORS | ANONYMOUS.keys()):
        return None, None
    return office, name
