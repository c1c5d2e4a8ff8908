"""Speaker labels: a table of the forms that they take, and the proof that each form needs.

A form only says how a label is cut into name, remark and text. Whether the line is a label is a matter of
proof: the name stands in the roster (or fits somebody in it), or it is an operator's or an anonymous label,
or a hand-over, a thank-you or another label names it too.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from store.text.folding import has_han
from store.text.names import (
    fold_name,
    looks_like_han_name,
    looks_like_latin_name,
    same_but_one,
    surname_fits,
)
from store.transcripts.cue_words import HANDS_TO, NAME_AND_TITLE, NAMES_SOMEBODY
from store.transcripts.headings import heading_kind
from store.transcripts.roster import Entry, spellings_of
from store.values import Side

Proof = Literal["flag", "known", "any"]
_LONGEST = 90
_FAR = 200_000  # a whole call may stand in one line, but no more than that
_TEXT = r"(?:[:：]\s*(?P<text>.*))"
_DASH = r"[-–—－‒―]{1,2}"


def _labels(*words: str) -> frozenset[str]:
    return frozenset(fold_name(label) for line in words for label in line.split())


OPERATORS = _labels(
    "操作员 操作員 接线员 接線員 接线生 话务员 总机 会议助手 會議助手 会议操作员 会议接线员 电话会议操作员 协调员",
    "主持人 会议主持人 會議主持人 Operator Moderator Coordinator",
    "Conference_Operator Conference_Coordinator Conference_Moderator",
)
INTERPRETERS = _labels("翻译 口译 翻譯 口譯 口译员 译员 同传 Interpreter Translator")
_COMPANY = _labels(
    "公司代表 公司 公司方 公司管理层 公司高管 管理层 管理層 管理层代表 公司发言人 发言人 高管 未具名高管 未知高管",
    "Company_Representative Unidentified_Company_Representative Company_Speaker Management",
    "Executive Unknown_Executive Unidentified_Executive",
)
_ANALYSTS = _labels(
    "分析师 分析師 提问者 提問者 投资者 投資者 机构投资者 未具名分析师 未知分析师 参会者 匿名",
    "Analyst Unidentified_Analyst Unknown_Analyst Questioner Unidentified_Participant",
)
ANONYMOUS: dict[str, Side] = {
    **dict.fromkeys(_COMPANY | INTERPRETERS, "company"),
    **dict.fromkeys(_ANALYSTS, "analyst"),
}


@dataclass(frozen=True, kw_only=True)
class Form:
    """One way to write a label: how it is cut, and what must prove it."""

    pattern: re.Pattern[str]
    proof: Proof


# A new layout is a new row; the first row whose proof holds counts.
FORMS = (
    # A - 陆安琪 / Q – Helen Park
    Form(pattern=re.compile(rf"(?P<flag>[QA问答])\s*{_DASH}\s*(?P<name>[^:：]+?)\s*{_TEXT}?"), proof="flag"),
    # 陆安琪 - 投资者关系总监 / 陆安琪 -- 投资者关系总监
    Form(
        pattern=re.compile(rf"(?P<name>.+?)(?:\s+{_DASH}\s*|\s*[–—－―]{{1,2}}\s*)(?P<about>.+)"),
        proof="known",
    ),
    # 沈砚秋: 大家好
    Form(pattern=re.compile(rf"(?P<name>[^:：]{{1,40}}?)\s*{_TEXT}"), proof="known"),
    # 沈砚秋
    Form(pattern=re.compile(r"(?P<name>[^:：]+)"), proof="any"),
)
_MARKDOWN = re.compile(r"^(?:#+\s+|\*{1,2}|[【\[])|(?:\*{1,2}|[】\]])$")
_NO_NAMES = frozenset(
    {"谢谢", "谢谢您", "谢谢你", "明白了", "管理层", "时间", "安全", "双方", "别的", "常见", "万一"}
)
_TERM = re.compile(r"[率额額务務业業务收润潤季度品者员員们們您你我它他的了吗呢问問答层層年月台区]")


@dataclass(frozen=True, kw_only=True)
class Label:
    """A speaker's label: `written` is the whole of it, `name` the name in it, `inline` whether text follows.

    `flag` is Q or A where the transcript marks questions and answers, `about` the role or firm beside the name.
    """

    line: int
    written: str
    name: str
    flag: Literal["Q", "A"] | None = None
    about: str | None = None
    inline: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """All spellings of the name that the label itself gives."""
        return spellings_of(self.name)

    @property
    def is_operator(self) -> bool:
        """Whether the label is a word for the one who runs the line."""
        return fold_name(self.name) in OPERATORS

    @property
    def anonymous_side(self) -> Side | None:
        """The side that a label without a name is on; None for a name."""
        return ANONYMOUS.get(fold_name(self.name))


class Proofs:
    """What is known of names before the labels are read: the roster, and who is named in hand-overs and thanks."""

    def __init__(self, roster: Sequence[Entry], lines: Sequence[str]) -> None:
        self._roster = [s for entry in roster for s in entry.spellings]
        self._exact = {fold_name(s) for s in self._roster} | OPERATORS | ANONYMOUS.keys()
        self._mentioned = _mentions(lines)
        self._chinese = 2 * sum(has_han(line[:200]) for line in lines) > sum(
            1 for line in lines if line.strip()
        )
        self._alone = Counter(fold_name(line) for line in lines if 2 <= len(line.strip()) <= 40)
        self._decided: dict[str, bool] = {}

    def known(self, name: str) -> bool:
        """Whether the name is in the roster, in any spelling, or a label that is no name."""
        if name not in self._decided:
            self._decided[name] = any(self._fits(s) for s in spellings_of(name))
        return self._decided[name]

    def _fits(self, name: str) -> bool:
        if fold_name(name) in self._exact:
            return True
        if not looks_like_name(name):
            return False
        return any(
            same_but_one(name, s) or surname_fits(name, s) or surname_fits(s, name) for s in self._roster
        )

    def likely(self, name: str) -> bool:
        """Whether a name outside of the roster is named elsewhere too, as somebody who speaks.

        In a Chinese text a line that is a Latin name and nothing else needs no more than that.
        """
        if not all(looks_like_name(s) for s in spellings_of(name)) or name in _NO_NAMES:
            return False
        if self._chinese and looks_like_latin_name(name):
            return True
        if any(fold_name(s) in self._mentioned for s in spellings_of(name)):
            return True
        return self._alone[fold_name(name)] >= 2 and not _TERM.search(name)


def looks_like_name(text: str) -> bool:
    """Whether the text alone can be a person's whole name, in either script."""
    return looks_like_han_name(text) or looks_like_latin_name(text)


def _mentions(lines: Sequence[str]) -> frozenset[str]:
    """The folded names that follow words of handing over and thanking; of Chinese ones each part that may be it."""
    found: set[str] = set()
    for line in lines:
        for match in NAMES_SOMEBODY.finditer(line[:_FAR]):
            name = match["name"] or match["name2"]
            if name.isascii():
                found.add(fold_name(name))
            else:
                found.update(name[:length] for length in range(2, len(name) + 1))
        for match in HANDS_TO.finditer(line[:_FAR]):
            name = match["name"] or ""  # 交给首席财务官顾明川: the title stands before the name
            found.update(name[-length:] for length in range(2, 5))
        for match in NAME_AND_TITLE.finditer(line[:_FAR]):
            found.update(match["name"][-length:] for length in range(2, 5))
    return frozenset(found)


def read_labels(lines: Sequence[str], first: int, proofs: Proofs) -> Iterator[Label]:
    """The labels from the 1-based line `first` on, in order; headings are none."""
    for number in range(first, len(lines) + 1):
        label = read_label(lines[number - 1], number, proofs)
        if label:
            yield label


def read_label(line: str, number: int, proofs: Proofs) -> Label | None:
    """The label that a line is, or begins with; None for plain text."""
    head = line[: 2 * _LONGEST].strip()
    written = _MARKDOWN.sub("", head).strip()
    if not written or (heading_kind(line.strip()) and fold_name(written) not in ANONYMOUS):
        return None
    for form in FORMS:
        match = form.pattern.fullmatch(written)
        if match and _proved(match, form, written, proofs):
            return _label(match, number, written)
    return None


def _proved(match: re.Match[str], form: Form, written: str, proofs: Proofs) -> bool:
    groups = match.groupdict()
    if groups.get("text") is None and len(written) > _LONGEST:
        return False
    name = groups["name"].strip()
    if proofs.known(name):
        return True
    if form.proof == "flag":
        return all(looks_like_name(s) for s in spellings_of(name))
    alone = form.proof == "any" or groups.get("text") == ""
    return alone and proofs.likely(name)


def _label(match: re.Match[str], number: int, written: str) -> Label:
    groups = match.groupdict()
    inline = bool(groups.get("text"))
    flags: dict[str | None, Literal["Q", "A"]] = {"Q": "Q", "问": "Q", "A": "A", "答": "A"}
    return Label(
        line=number,
        written=(written[: match.end("name")] if groups.get("text") is not None else written).strip(),
        name=groups["name"].strip(),
        flag=flags.get(groups.get("flag")),
        about=(groups.get("about") or "").strip() or None,
        inline=inline,
    )
