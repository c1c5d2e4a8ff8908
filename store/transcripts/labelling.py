"""Speaker labels found in the lines: by the forms that they take, and the proof that each form needs.

A form only says how a label is cut into name, remark and text. Whether the line is a label is a matter of
proof: the name stands in the roster (or fits somebody in it), or it is an operator's or an anonymous label,
or a hand-over, a thank-you or another label names it too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from store.text.names import fold_name
from store.transcripts.abouts import is_about
from store.transcripts.addressed import CALLED
from store.transcripts.anonymous import INTERPRETERS, anonymous_side
from store.transcripts.han_fields import field_lines
from store.transcripts.headings import bare
from store.transcripts.label_forms import FLAGS, FORMS, Form, unmarked
from store.transcripts.labels import LONGEST, MARKED, Label, roled_label
from store.transcripts.latin_proofs import Below, Style
from store.transcripts.name_forms import is_other_spelling
from store.transcripts.office_labels import read_office
from store.transcripts.proofs import Proofs, can_be_name
from store.transcripts.roled import Roled, is_firm, read_mark, read_roled
from store.transcripts.spellings import spellings_of
from store.transcripts.whom import whom

_EMPHASIS = re.compile(r"\*+(?=\s*[-–—]+\s)|(?<=[-–—]\s)\*+|\*+$")  # **Anna Lu** -- *CEO*
_FLAG_BEHIND = re.compile(r"(?:\*\*)?\s{3,}(?:\*\*)?[QA]$")
_BRACKETED = re.compile(
    r"(?P<sign>[【\[]|\*\*)(?P<who>[^【】\[\]:：*]{2,40})(?:[】\]]|(?<!\*)\*\*)\s*(?P<text>[^\s:：].*)"
)
_CALLED_BEHIND = re.compile(
    r"\s*[:：]\s*[(（【\[](?P<who>[^()（）【】\[\]:：]{2,30})[)）】\]]\s*[:：]?(?P<text>\s*\S.*)"
)
# Anna Lu,  Some Robotics Inc. - CFO    [3]
_NUMBERED_TURN = re.compile(
    r"\s*(?P<name>[A-Z][^,:\[\]]{1,60}),\s{2}(?P<about>[^:\[\]]{2,200}?)\s{2,8}\[\d{1,3}\]\s*"
)
_TITLED = re.compile(r"(?P<name>[A-Z][^,:–—]{2,40}?)\s+(?:--?|[–—])\s+(?P<about>[A-Z].*)")
_AFTER_MARK = re.compile(r"\s*[:：]\s*(?=[^:：]{2,60}[:：])")


def read_labels(
    lines: Sequence[str], first: int, proofs: Proofs, given: Mapping[int, Label] | None = None
) -> Sequence[Label]:
    """The labels from the 1-based line `first` on, in order; headings are none, and `given` ones are taken.

    Where enough labels of one style are proved, the text is read again and that style is proof enough; so is the
    name of one whose questions or answers are marked.
    """
    given = given or {}
    fields = field_lines(lines) if proofs.han.chinese else frozenset()
    labels = list(_labels_from(lines, first, proofs, given, fields))
    while proofs.latin.loosen(
        [label.style for label in labels if label.style], [label.name for label in labels if label.flag]
    ):
        labels = list(_labels_from(lines, first, proofs, given, fields))
    return labels


def _labels_from(
    lines: Sequence[str], first: int, proofs: Proofs, given: Mapping[int, Label], fields: Set[int]
) -> Iterator[Label]:
    number = first
    while number <= len(lines):
        if number in fields:
            number += 1
            continue
        label = given.get(number) or _marked(lines, number, proofs)
        label = _named_answer(lines[number - 1], label, proofs)
        label = (
            label
            or _numbered_turn(lines[number - 1], number)
            or read_label(lines[number - 1], number, proofs)
        )
        if label:
            yield label
        number = (label.last if label else number) + 1


def _numbered_turn(line: str, number: int) -> Label | None:
    """`Anna Lu,  Some Robotics Inc. - CFO    [3]`: the turn's number is proof enough."""
    match = _NUMBERED_TURN.fullmatch(line) if line.endswith("]") else None
    written = line[: match.end("about")].strip() if match else ""
    return Label(line=number, written=written, name=match["name"], about=match["about"]) if match else None


def _named_answer(line: str, given: Label | None, proofs: Proofs) -> Label | None:
    """The label of a given answer: the name that it begins with, if any, says who gives it."""
    if given is None or given.side != "company" or not given.nameless or given.prefix:
        return given
    named = read_label(line, given.line, proofs)
    return named if named and named.inline and not named.nameless and not named.is_operator else given


def _marked(lines: Sequence[str], number: int, proofs: Proofs) -> Label | None:
    """The label that begins with a line `speaker`: the name on the next line, an office below it."""
    named = proofs.latin.marked(number)
    name = bare(lines[named - 1]) if named else ""
    if not named or not name or len(name) > LONGEST:
        return None
    below = proofs.latin.below(named)
    return Label(
        line=named,
        written=name,
        name=name,
        about=below.about if below else None,
        above=named - number,
        below=below.last - named if below else 0,
    )


def read_label(line: str, number: int, proofs: Proofs) -> Label | None:
    """The label that a line is, or begins with; None for plain text."""
    head = line[: 2 * LONGEST].strip()
    written = unmarked(head)
    if "*" in written and not MARKED.search(written):
        written = _EMPHASIS.sub("", written)
    if not written or not (_is_short(written) or MARKED.search(written) or proofs.dashes):
        return None
    if number in proofs.headings and not anonymous_side(written):
        return None
    office, mark = read_office(head) if proofs.han.chinese else None, read_mark(written)
    roled = office or mark or (read_roled(written) if proofs.han.chinese else None)
    if roled:
        named = _named_behind(written, mark, number, proofs) if mark and not office else None
        return named or _with_whom(roled_label(roled, number), proofs)
    called = _of_addressed(written, number, proofs)
    if called:
        return called
    below = proofs.latin.below(number) if _is_short(written) and can_be_name(_bare(written)) else None
    for form in FORMS:
        match = form.pattern.fullmatch(written)
        if match and _proved(match, form, written, proofs, below):
            return _label(match, form, number, written, below)
    return _of_holder(written, number, proofs) or _of_bracketed(head, number, proofs)


def _with_whom(label: Label, proofs: Proofs) -> Label:
    """`A（许总）：…`: who is called so in the list of people."""
    called = proofs.addressed(label.name) if not label.nameless else None
    return replace(label, name=called) if called else label


def _named_behind(written: str, mark: Roled, number: int, proofs: Proofs) -> Label | None:
    """`A1：沈砚秋：…`, `A1: (Lu) …`: the sign of an answer, and the name of who gives it."""
    called = _CALLED_BEHIND.match(written, len(mark.written))
    meant = proofs.meant(called["who"].strip()) if called and not mark.name else None
    if called and meant:
        prefix = written[: called.start("text")].strip()
        return replace(roled_label(mark, number), name=meant, nameless=False, prefix=prefix)
    sign = _AFTER_MARK.match(written, len(mark.written))
    if mark.name or not sign:
        return None
    named = read_label(written[sign.end() :], number, proofs)
    if named is None or named.nameless or not named.inline or named.is_operator:
        return None
    return replace(
        named,
        written=written[: sign.end()] + named.written,
        prefix=written[: sign.end()] + named.prefix,
        side=named.side or mark.side,
    )


def _of_holder(written: str, number: int, proofs: Proofs) -> Label | None:
    """`Chief Executive Officer & Chairman: …`, where the roster has one alone."""
    about, colon, text = written.partition(":")
    name = proofs.holder(about) if colon and text.strip() else None
    if not name:
        return None
    return Label(line=number, written=about.strip(), name=name, inline=True, prefix=f"{about}:")


def _of_bracketed(head: str, number: int, proofs: Proofs) -> Label | None:
    """`【中金公司 林致远】请问…`: what the brackets set apart is read as if a colon did."""
    match = _BRACKETED.fullmatch(head)
    if not match or fold_name(match["who"]) in INTERPRETERS:
        return None
    if match["sign"] == "[" and (anonymous_side(match["who"]) or not proofs.known(match["who"])):
        return None  # [Technical difficulty] begins words of somebody's
    label = read_label(f"{match['who']}:{match['text']}", number, proofs)
    if label is None or not label.inline:
        return None
    return replace(label, written=match["who"].strip(), prefix=head[: match.start("text")].strip())


def _of_addressed(written: str, number: int, proofs: Proofs) -> Label | None:
    """`柏总：…`, where the roster has one alone who can be called so; else the words stand for the name."""
    called = CALLED.match(written) if proofs.han.chinese else None
    if not called:
        return None
    return Label(
        line=number,
        written=called["label"],
        name=proofs.addressed(called["label"]) or called["label"],
        inline=bool(called["text"]),
        prefix=called[0].removesuffix(called["text"]) if called["text"] else "",
    )


def _is_short(written: str) -> bool:
    """Whether a line is as short as a label, or longer by the offices alone that stand behind its name."""
    if len(written) <= LONGEST:
        return True
    titled = _TITLED.fullmatch(written)
    return titled is not None and can_be_name(titled["name"]) and is_about(titled["about"])


def _bare(written: str) -> str:
    return _FLAG_BEHIND.sub("", written).rstrip(":： ")


def _proved(match: re.Match[str], form: Form, written: str, proofs: Proofs, below: Below | None) -> bool:
    groups = match.groupdict()
    if form.proof == "row":
        return proofs.latin.row(groups["name"])
    if form.proof == "dash":
        return proofs.dashed(groups["name"], groups["text"])
    if groups.get("text") is None and not _is_short(written):
        return False
    name = groups["name"].strip()
    if form.proof == "beside":
        return proofs.latin.beside(name, groups["about"].strip(), proofs.known(name))
    if form.proof == "firm" and is_other_spelling(name, groups["about"].strip()):
        return False
    if proofs.known(name):
        return True
    if form.proof == "flag":
        return all(can_be_name(s) for s in spellings_of(name))
    return _proved_outside(groups, form, name, proofs, below)


def _proved_outside(
    groups: dict[str, str | None], form: Form, name: str, proofs: Proofs, below: Below | None
) -> bool:
    """Whether a name that is in no roster is a label: by where else it stands, or by what stands below it."""
    if groups.get("text") and proofs.latin.inline(name):
        return True
    if groups.get("text") is not None and proofs.han.inline(name, proofs.mentioned(name)):
        return True
    if groups.get("text") and proofs.han.chinese and is_firm(name):
        return True
    about = (groups.get("about") or "").strip()
    if about and (proofs.han.beside(name, about) or proofs.latin.beside(name, about, False)):
        return True
    alone = form.proof == "any" or groups.get("text") == ""
    return alone and (bool(below and below.proves) or proofs.likely(name))


def _label(match: re.Match[str], form: Form, number: int, written: str, below: Below | None) -> Label:
    groups = match.groupdict()
    inline = bool(groups.get("text"))
    below = below if not inline and not groups.get("about") else None
    about = (groups.get("about") or (below.about if below else "")).strip(" \t\u00a0:：")
    who = whom(groups["name"].strip(), about or None)
    return Label(
        line=number,
        written=(written[: match.end("name")] if _is_cut(match) else written).strip(),
        name=who.name,
        flag=FLAGS.get((groups.get("flag") or " ")[0]),
        about=who.about,
        side=who.side,
        firm=who.firm,
        nameless=who.nameless,
        inline=inline,
        prefix=written[: match.start("text")].strip() if inline else "",
        below=below.last - number if below else 0,
        row=form.proof == "row",
        style=_style(form, inline, below),
    )


def _is_cut(match: re.Match[str]) -> bool:
    """Whether the label as written ends with the name: text follows it, or a flag at the end of the line."""
    groups = match.groupdict()
    return groups.get("text") is not None or bool(
        groups.get("flag") and match.start("flag") > match.end("name")
    )


def _style(form: Form, inline: bool, below: Below | None) -> Style | None:
    if below:
        return "stacked"
    if form.proof == "beside":
        return "beside"
    return "inline" if inline and form.proof == "known" else None
