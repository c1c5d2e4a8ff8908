"""Names in a question that no call of the company tells of: what is asked of them is not in this record."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from store.answers.outsiders import led_by_outsider
from store.answers.scope import Scope
from store.answers.terms import Unit, stop_words
from store.lexicon import find_metrics, matcher, table, word_list
from store.text.english import share
from store.text.folding import fold, has_han
from store.text.periods import find_periods
from store.text.spans import touch
from store.text.stems import stem

_NAME = r"[A-Z](?:['’][A-Z])?[a-z]+(?:-?[A-Z][a-z]+)?"  # O'Neill, McElroy, Smith-Jones
_WHOLE_NAME = rf"{_NAME}(?: [A-Z]\.)? {_NAME}"
_SAYS = re.compile(
    rf"\b(?:[Dd]id|[Dd]oes|[Ii]s|[Ww]as|[Bb]y|[Ff]rom|[Pp]er) (?P<name>{_WHOLE_NAME})\b"
    rf"|(?P<name2>{_WHOLE_NAME}) (?:say|said|think)"
)
_SPEAKS = re.compile(r" (?:say|said|think|tell|comment|mention|talk|add|explain|argue|answer)")
_THEY_SAID = re.compile(
    r"\bwhat (?:did|does|do|has|have) (?P<name>[a-z][a-z'.&-]+(?: [a-z'.&-]+){0,2}?)"
    r" (?:say|said|think|tell|mention|report)\b"
)
_DIGITS: tuple[str, ...] = ("", *"一二三四五六七八九")
# What one unit of a grade is called.
_UNITS = (("nm", "纳米", "奈米", "nanometers", "nanometer"), ("英寸", "吋", "寸", "inches", "inch"))
_GRADE = re.compile(
    rf"(?<![\d.a-z])(?P<number>\d{{1,3}})[ -]?(?P<unit>{'|'.join(unit for units in _UNITS for unit in units)})(?![a-z])"
)
_MANAGEMENT = frozenset(
    {"leadership", "bosses", "boss", "execs", "executives", "brass", "team", "firm", "c-suite"}
)
_EVERYDAY = 2e-5  # the share of English text from which a word is hardly a name
_COINED = 4e-7  # and below which it is hardly a word
_RARE = 1e-6
_ROOT = 6
_DOES = re.compile(
    r"\b(?:how|what|when|where|why)\b[^,;?]{0,40}? (?:did|does|do|has|is|will) (?P<name>[a-z][a-z&.-]{2,}) "
    r"(?:do|doing|done|fare|perform|grow|make|made|earn|sell|sold|spend|guide|report|post|charge|expect)\b"
)
_LATIN_NAME = re.compile(r"(?<![\w&.-])(?P<name>[A-Z][A-Za-z]{4,})(?:['’]s)?(?![\w&.-])")
_SEVERAL_WORDS = re.compile(r"\b[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})+(?![\w-])")
_OWNED = re.compile(r"(?<![\w'’-])(?P<name>[a-z]{3,})['’]s (?:[\w&-]+ ){0,3}$")
_LINK = re.compile(r"(?:公司|集团|那边|那家)?的?")
_ACROSS = re.compile(r"[追赶比跟遇碰看]上海外")  # no city: the end of one word and the beginning of the next
_BREAKS = ",.!?，。:：;"
_MANNER = re.compile(r"[问下求看个问想要搞买卖吃喝赚赔亏跌涨掉降升有没到底就还都也再能会可该]")
_NAMED_BY = ("brands", "firms", "lines", "roles", "concepts")


def absent(written: str, folded: str, pieces: Iterable[Unit], scope: Scope) -> tuple[str, ...]:
    """The brands, companies and people that the question names and no call of the company does."""
    pieces = tuple(pieces)
    elsewhere = (*_known_elsewhere(pieces, scope), *_places(pieces, folded, scope), *_brokers(folded, scope))
    known = tuple(dict.fromkeys((*elsewhere, *_grades(folded, scope))))
    led = _coined(folded, pieces, scope) or _outsider(folded, scope)
    return known or led or _person(written, scope) or _company(written, folded, scope)


def _grades(folded: str, scope: Scope) -> Iterator[str]:
    """The grades of a product, told by a number and its unit, that stand on no call (28nm, 8英寸)."""
    for found in _GRADE.finditer(folded):
        units = next(units for units in _UNITS if found["unit"] in units)
        number = found["number"]
        written = re.compile(rf"(?<![\d.])(?:{number}|{_in_han(int(number))})[ -]?(?:{'|'.join(units)})")
        if scope.texts and not any(written.search(text) for text in scope.texts):
            yield found.group()


def _in_han(number: int) -> str:
    """A number below a hundred as Chinese writes it out; a larger one in digits."""
    tens, ones = divmod(number, 10)
    if number >= len(_DIGITS) ** 2:
        return str(number)
    ten = "十" if tens else ""
    return f"{_DIGITS[tens] if tens > 1 else ''}{ten}{_DIGITS[ones]}"


def _outsider(folded: str, scope: Scope) -> tuple[str, ...]:
    name = led_by_outsider(folded, scope) if has_han(folded) else None
    return (name,) if name else ()


def _known_elsewhere(pieces: Iterable[Unit], scope: Scope) -> Iterator[str]:
    own = set(scope.company.aliases())
    for unit in pieces:
        names = [term for term in unit.terms if term.startswith("@")]
        if names and unit.text not in own and not scope.tells_of(unit.terms):
            yield unit.text


def _places(pieces: Iterable[Unit], folded: str, scope: Scope) -> Iterator[str]:
    """The countries, provinces and cities of which no call tells; a region may be told of by a part of it."""
    for unit in pieces:
        sharp = len(unit.terms) == 1 and unit.terms[0] in sharp_places()
        sharp = sharp and not _ACROSS.match(folded, max(0, unit.span[0] - 1))
        if sharp and not scope.tells_of(unit.terms) and not scope.subjects.meant(unit.text):
            yield unit.text


def _coined(folded: str, pieces: Iterable[Unit], scope: Scope) -> tuple[str, ...]:
    """The name before a metric that is no word of the language and stands on no call (某游二季度流水)."""
    known = [span for span, _ in scope.subjects.meant(folded)]
    for unit in pieces:
        led = unit.span[0] == 0 or folded[unit.span[0] - 1] in _BREAKS
        coined = unit.coined and led and not _MANNER.search(unit.text)
        if not coined or any(touch(unit.span, span) for span in known) or not _before_metric(unit, folded):
            continue
        if not any(unit.text in text for text in scope.texts):
            return (unit.text,)
    return ()


def _before_metric(unit: Unit, folded: str) -> bool:
    """Whether a metric is named right behind a piece, or behind the period that follows it."""
    at = unit.span[1]
    behind = _LINK.match(folded, at)
    at = behind.end() if behind else at
    at = next((end for (start, end), _ in find_periods(folded) if start == at), at)
    return any(at <= named.span[0] <= at + 1 for named in find_metrics(folded, chat=True))


def _brokers(folded: str, scope: Scope) -> Iterator[str]:
    """The brokers who were not there: they asked nothing there."""
    if scope.firms.find(folded):
        return
    for mention in matcher("firms").find(folded):
        alias = mention.alias
        told = scope.tells_of([f"&{ident}" for ident in matcher("firms").get(alias)])
        if (len(alias) > 2 or not alias.isascii()) and not told:
            yield alias


def unheard(written: str, scope: Scope) -> tuple[str, ...]:
    """Who is asked for his words by a whole name that the record has, though it is no speaker's."""
    found = _SAYS.search(written)
    said = (found["name"] or found["name2"]) if found else ""
    speaks = said and _SPEAKS.match(written, written.index(said) + len(said))
    meant = _is_own(fold(said), scope) or _is_named(fold(said), scope)
    return (said,) if speaks and not meant and any(_stands(fold(said), text) for text in scope.texts) else ()


def _person(written: str, scope: Scope) -> tuple[str, ...]:
    """The person who is asked about by a whole name in Latin letters, or for his words, and is on none of the calls."""
    found = _SAYS.search(written)
    said = (found["name"] or found["name2"]) if found else ""
    other = None if found else _THEY_SAID.search(fold(written))
    if other and not _may_be_meant(other["name"].split()[0], scope):
        return (other["name"],)
    if not said or _is_known(
        fold(said), scope
    ):  # a name of the record's, though no speaker's: a mine, a place
        return ()
    return () if all(share(word) > _EVERYDAY for word in fold(said).split()) else (said,)


def _company(written: str, folded: str, scope: Scope) -> tuple[str, ...]:
    """The company whose figure is asked for by a name that neither language nor record nor lexicon has.

    Only where the company of this record is not named too, and is known by a Latin name: else this may be its own.
    """
    if has_han(scope.company.name) or not find_metrics(folded, chat=True) or scope.called.find(folded):
        return ()
    owner = _owner(folded, scope) or _doer(folded, scope)
    if owner:
        as_written = re.search(re.escape(owner), written, re.IGNORECASE)
        return (as_written.group() if as_written else owner,)
    for found in _LATIN_NAME.finditer(written):
        name = found["name"]
        if share(name.lower()) < _COINED and fold(name) in folded and not _is_known(fold(name), scope):
            return (name,)
    return next(((name,) for name in _whole_names(written) if not _is_told(fold(name), scope)), ())


def _whole_names(written: str) -> Iterator[str]:
    """The names of several words in a question that is written small but for names (Harbor Scientific's revenue)."""
    words = re.findall(r"[A-Za-z]{3,}", written)
    if 2 * sum(word[0].isupper() for word in words) <= len(words):
        yield from (found.group() for found in _SEVERAL_WORDS.finditer(written))


def _is_told(name: str, scope: Scope) -> bool:
    """Whether the lexicon has a part of a name, or the record one of its words."""
    words = (rf"\b{re.escape(word)}" for word in name.split())
    return _is_known(name, scope) or any(re.search(word, text) for word in words for text in scope.texts)


def _owner(folded: str, scope: Scope) -> str | None:
    """Whose figure is asked for (delta's eps), where no call tells of anything of that name."""
    owners = (_OWNED.search(folded, 0, named.span[0]) for named in find_metrics(folded, chat=True))
    names = dict.fromkeys(found["name"] for found in owners if found and not find_periods(found.group()))
    rare = (name for name in names if share(name) < _EVERYDAY and name not in stop_words() | _MANAGEMENT)
    return next((name for name in rare if not _is_known(name, scope)), None)


def _doer(folded: str, scope: Scope) -> str | None:
    """Whose doing is asked about (how did tenet do on admissions), where no call tells of anything of that name."""
    found = _DOES.search(folded)
    name = found["name"] if found else ""
    if not name or share(name) >= _RARE or name in stop_words() | _MANAGEMENT or find_periods(name):
        return None
    return None if _is_known(name, scope) or _is_known(stem(name), scope) else name


def _is_known(name: str, scope: Scope) -> bool:
    """Whether the lexicon has the name, or the record anywhere."""
    held = any(_stands(form, text) for form in _roots(name) for text in scope.texts)
    return _is_own(name, scope) or _is_named(name, scope) or held or bool(find_metrics(name))


def _roots(name: str) -> Iterator[str]:
    """A name, and the place that it may be the people of (bangladeshi, canadian)."""
    yield name
    yield from (name[:-cut] for cut in (1, 2, 3) if len(name) - cut >= _ROOT)


def _is_own(name: str, scope: Scope) -> bool:
    return any(name in alias for alias in scope.company.aliases())


@cache
def sharp_places() -> frozenset[str]:
    """The terms of the lexicon's places that have borders: a record that tells of one names it."""
    return frozenset(f"#{place}" for place in table("concepts")["places"]) - {
        f"#{region}" for region in word_list("weak")["regions"]
    }


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text as a word of its own (canva, not canvas)."""
    return re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", text) is not None


def _is_named(name: str, scope: Scope) -> bool:
    if scope.people.find(name) or scope.firms.find(name) or scope.subjects.meant(name):
        return True
    return any(matcher(kind).find(name) for kind in _NAMED_BY)


def _may_be_meant(word: str, scope: Scope) -> bool:
    """Whether a word stands on the newest call, or is none that only a name would be."""
    held = re.search(rf"\b{re.escape(word)}", scope.texts[0]) is not None if scope.texts else False
    return held or word in stop_words() | _MANAGEMENT or share(word) > _EVERYDAY or _is_named(word, scope)
