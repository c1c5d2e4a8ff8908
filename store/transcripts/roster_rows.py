"""A row of a list of participants: who stands in it, in all the orders in which name, office and firm are set."""

import re
from dataclasses import dataclass

from store.lexicon import matcher
from store.text.folding import fold
from store.text.names import fold_name, looks_like_han_name, looks_like_latin_name
from store.transcripts.abouts import is_about, is_person, is_sentence, names_firm, names_office, side_of
from store.transcripts.anonymous import NOBODYS, is_counted
from store.transcripts.headings import Kind
from store.transcripts.inline_roster import person
from store.transcripts.spellings import spellings_of
from store.transcripts.titles import TITLE, is_title
from store.values import Side

LONGEST = 160  # characters of a row
SPACED_DASH = re.compile(r"\s+[-–—－‒―]{1,2}\s*|\s*(?:--|[–—－‒―]{1,2})\s*|\t+|\s*[|｜]\s*|\s*[:：]\s*")
_TIGHT_DASH = re.compile(r"(?<=[\u4e00-\u9fff）)])-|-(?=[\u4e00-\u9fff])|[,，]\s*")
_SLASH = re.compile(r"\s*[/／]\s*")
_OFFICE_IN_BRACKETS = re.compile(
    r"(?P<name>[^()（）,，]{2,40}?)\s*[(（](?P<inside>[^()（）,，]+(?:(?P<comma>[,，])[^()（）]+)?)[)）]"
)
_FIRM_THEN_NAME = re.compile(
    r"(?P<firm>[\u4e00-\u9fff]{2,12})\s+(?P<name>[A-Z][\w.'’ -]+|[\u4e00-\u9fff]{2,4})"
)
_THREE_COLUMNS = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,4}})\s+[\u4e00-\u9fff]{{2,16}}\s+(?P<office>{TITLE})"
)
_FIRM_ENDS = re.compile(
    r"(?:证券|證券|银行|銀行|资本|資本|投资|投資|国际|國際|基金|资管|資管|研究|资产|資產)$"
)
# 董 事 长：韩 非, spread to the width of a column
_SPREAD = re.compile(
    r"(?<=(?<![\u4e00-\u9fff])[\u4e00-\u9fff])[ \u3000]{1,3}(?=[\u4e00-\u9fff](?![\u4e00-\u9fff]))"
)
_OFFICE_ENDS = re.compile(
    r"[\u4e00-\u9fffA-Za-z、兼]{1,16}(?:[长長官]|总监|總監|秘书|秘書|负责人|負責人|主任|代表|经理|經理|总裁|總裁|[师師])"
)
_SCOPE = re.compile(r"\s*[(（][^()（）]{1,16}[)）]$")  # 副总经理（海外营销）, 财务总监（代）
_BULLET = re.compile(r"^[\s*•·●○\-–—]+\s|^\d{1,2}[、.．)]\s*|^[\s*•·●]+|\*+$")
_HOST = re.compile(r"(?:MODERATORS?|HOST)\s*:\s*")
_MARKS = re.compile(r"^(?:#+\s+|\*{1,2}|[【\[])|(?:\*{1,2}|[】\]])$")
_SENTENCE = re.compile(r"[。！？!?；;]")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One person of a roster: all spellings of the name that stand there, and what is said of the person."""

    line: int
    spellings: tuple[str, ...]
    about: str | None
    side: Side


def side_in(kind: Kind, about: str) -> Side:
    """The side of a list's people; a list of all sides tells them apart by their offices."""
    if kind != "people":
        return "company" if kind == "company" else "analyst"
    if is_title(about):
        return "company"
    if side_of(about):
        return "analyst"
    return "company" if names_office(about) or not names_firm(about) else "analyst"


def read_row(text: str, line: int, kind: Kind) -> Entry | None:
    """The person whom a row of a list of that kind names; None where it names nobody."""
    if len(text) > LONGEST or _SENTENCE.search(text):
        return None
    text = _SPREAD.sub("", _BULLET.sub("", _MARKS.sub("", text)).replace("*", ""))
    host = _HOST.match(text)
    if host and text[host.end() :].isupper():  # MODERATOR: MR. ARUN MEHTA – SOME SECURITIES
        text, kind = text[host.end() :], "others"
    beside = _name_and_brackets(text) or _firm_and_name(text, kind) or _name_firm_office(text)
    if beside:
        name, other, about = beside
        spellings = spellings_of(name) + ((other,) if other else ())
        return Entry(line=line, spellings=spellings, about=about, side=side_in(kind, about))
    for separator in (SPACED_DASH, _TIGHT_DASH, _SLASH):
        parts = separator.split(text, maxsplit=1)
        if len(parts) != 2 or (separator is _SLASH and not any(map(_is_place, parts))):
            continue  # 顾明川/Martin Gu is one
        name, about = _in_order(parts[0], parts[1], kind)
        if about and _is_listed(name, about):
            about = about.strip(" \t\u00a0:：")
            return Entry(line=line, spellings=spellings_of(name), about=about, side=side_in(kind, about))
    return _office_and_name(text, line, kind)


def _in_order(one: str, other: str, kind: Kind) -> tuple[str, str]:
    """Name and office or firm of two parts, in whichever order they stand."""
    if _is_office(one) and _holds(other):
        return other.strip(), one  # 总经理：沈砚秋先生
    if is_about(one) and is_person(other.strip()):
        return other.strip(), one  # Chief Executive Officer — Anna Lu
    if kind != "company" and _is_firm(one.strip()) and _is_name(other.strip()):
        return other.strip(), one  # 海岬证券 / 林致远
    return one, other


def _office_and_name(text: str, line: int, kind: Kind) -> Entry | None:
    """`董事长 沈砚秋`, `沈砚秋董事长`: an office and a name with a space or nothing between them."""
    read = person(text.strip(" \u3000；;，,、。"))
    if not read:
        return None
    return Entry(line=line, spellings=spellings_of(read[0]), about=read[1], side=side_in(kind, read[1]))


def _is_listed(name: str, about: str) -> bool:
    """Whether the two parts of a row are somebody and an office; `Gross margin-- Fell to 81% from 85%.` is no row."""
    others = about.split(", ")
    if len(others) > 1 and all(is_person(part) or is_counted(part) for part in others):
        return False  # Anna Lu, Ben Oyelaran, Speaker 3
    return _is_name(name) and fold_name(name) not in NOBODYS and not is_sentence(about.strip(" \t\u00a0:："))


def _name_and_brackets(text: str) -> tuple[str, str | None, str] | None:
    """`林致远(董事长)`, `邵文珊(Wendy Shao，首席财务官)`: name, other spelling, office."""
    match = _OFFICE_IN_BRACKETS.fullmatch(text)
    if not match or not _is_name(match["name"]):
        return None
    other, _, office = match["inside"].partition(match["comma"] or "\0")
    if not match["comma"]:
        return (match["name"], None, other) if is_title(other) or names_firm(other) else None
    if is_person(other.strip()) and is_title(office):
        return match["name"], other.strip(), office.strip()
    return (match["name"], None, match["inside"]) if is_title(match["inside"]) else None


def _firm_and_name(text: str, kind: Kind) -> tuple[str, None, str] | None:
    """`摩根士丹利 Kevin Luo`: a firm and a person with nothing but a space between them."""
    match = _FIRM_THEN_NAME.fullmatch(text) if kind != "company" else None
    if not match or not _is_firm(match["firm"]) or not _is_name(match["name"]):
        return None
    return match["name"], None, match["firm"]


def _name_firm_office(text: str) -> tuple[str, None, str] | None:
    """`柏青禾 漫川物流 董事长、总经理`: three columns with spaces between them."""
    match = _THREE_COLUMNS.fullmatch(text)
    return (match["name"], None, match["office"]) if match and looks_like_han_name(match["name"]) else None


def _is_firm(text: str) -> bool:
    return bool(matcher("firms").get(fold(text))) or _FIRM_ENDS.search(text) is not None


def _is_place(text: str) -> bool:
    text = text.strip()
    return _is_firm(text) or names_firm(text) or names_office(text) or is_title(text)


def _is_office(text: str) -> bool:
    text = _SCOPE.sub("", text.strip())
    if re.fullmatch(TITLE, text):
        return True
    return _OFFICE_ENDS.fullmatch(text) is not None and not looks_like_han_name(text)


def _holds(text: str) -> bool:
    """Whether the words behind an office are who holds it: a name, a rare Chinese one only with 先生 or 女士."""
    text = text.strip()
    name = spellings_of(text)[0]
    if looks_like_han_name(name) or looks_like_latin_name(name) or "·" in name:
        return True
    return name != text and re.fullmatch(r"[\u4e00-\u9fff·]{2,8}", name) is not None


def _is_name(text: str) -> bool:
    """A roster's place makes a name of what elsewhere would need more proof: a mononym, a rare surname."""
    return all(
        looks_like_han_name(name) or looks_like_latin_name(name) or _plain(name)
        for name in spellings_of(text)
    )


def _plain(name: str) -> bool:
    return re.fullmatch(r"[\u4e00-\u9fff·]{2,12}|[A-Z][\w.'’-]+(?:[ ][\w.'’-]+){0,4}", name) is not None
