"""The subjects of a company's figures, and which of them a question means."""

import re
from collections.abc import Collection, Iterable, Set
from functools import cache, cached_property

from store.answers.initials import called_short
from store.answers.terms import terms
from store.lexicon import matcher
from store.lexicon.words import table
from store.text.aliases import AliasMatcher
from store.text.folding import fold, has_han
from store.text.stems import stem

_SUFFIX = re.compile(
    r"(?:业务板块|业务集团|业务|(?<=[售发海外上下])部分|设备|系列|(?<!大)客户|板块|分部|部门|事业群|集团|商业|服务|产品|系统|解决方案"
    r"| segment| group| business| division| unit| channel| category|(?<! and)(?<! &) (?:solutions|services?|products))$"
)
_AND_OTHERS = re.compile(r" and (?:all )?other\b.*|及其他.*|和其他.*|与其他.*")
_PAIRED = re.compile(r"^([a-z]+ [a-z]+(?: [a-z]+)?) (?:and|&) [a-z]")  # First Aid and Safety: first aid
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{3,}")
_KINDS = ("lines", "brands")
_JOINED = re.compile(r"(?:和|与|及|以及|、| and | & |/)(?:其[他它])?")
_SHORTEST = 4  # ads are shares too
_WORLD = frozenset({"全球", "global", "worldwide", "globally", "国际", "international"})
_AND = frozenset({"and", "&", "the", "of"})
GROUP = "\0group"


class Subjects:
    """The subjects of the facts, as written, under every name that a question may use for them."""

    def __init__(
        self, written: Iterable[str], company_aliases: Iterable[str], stated: Iterable[tuple[str, ...]] = ()
    ) -> None:
        """`stated` are groups of names that a profile states to be one segment or product."""
        self._written = sorted(set(written), key=len)
        self._company = frozenset(company_aliases) | {"集团", "公司", "group", "company", "本集团", "本公司"}
        groups = [frozenset(map(fold, names)) for names in stated]
        self._aliases = {
            name: _with_stated(_aliases(fold(name), self._company), groups) for name in self._written
        }
        for name, short in called_short(self._written, self._company).items():
            self._aliases[name] += [alias for alias in short if alias not in self._aliases[name]]
        self._ids = {name: _idents(self._aliases[name]) for name in self._written}
        self._added: dict[str, frozenset[str]] = {}
        self._matcher = AliasMatcher(
            (alias, name) for name, aliases in self._aliases.items() for alias in aliases
        )

    def names(self) -> list[str]:
        """Every folded alias of a subject."""
        return [alias for name in self._written for alias in self._aliases[name]]

    def is_group(self, subject: str | None) -> bool:
        """Whether a fact's subject is the whole company."""
        return subject is None or fold(subject) in self._company

    def idents(self, subject: str | None) -> frozenset[str]:
        """The lexicon's lines and brands that a subject is."""
        if subject is None:
            return frozenset()
        return self._ids.get(subject, frozenset())

    def meant(self, folded: str) -> list[tuple[tuple[int, int], str]]:
        """The subjects that a folded question names, with where; the whole company as `GROUP`."""
        found: list[tuple[tuple[int, int], str]] = []
        for mention in self._matcher.find(folded):
            found.extend((mention.span, GROUP if self.is_group(name) else name) for name in mention.names)
        for kind in _KINDS:
            for named in matcher(kind).find(folded):
                found.extend((named.span, name) for name in self._with_ident(named.names))
        return found

    def speaks_of(self, names: Collection[str], text: str) -> bool:
        """Whether a text of the record names one of these subjects; of the whole company any does."""
        meant = {name for _, name in self.meant(fold(text))}
        return not set(names) - {GROUP} or not meant.isdisjoint(names)

    def narrowed(self, name: str, asked: Set[str]) -> str:
        """The subject that a longer name narrows to, where the question says what is added (国内 + 移动游戏)."""
        for longer in self._written:
            added = longer.replace(name, "", 1)
            if name in longer and added and self._terms(added) and self._terms(added) <= asked:
                return longer
        return name

    def _terms(self, text: str) -> frozenset[str]:
        if text not in self._added:
            self._added[text] = frozenset(t for t in terms(fold(text)) if t[0] in "#~@")
        return self._added[text]

    def abbreviated(self, word: str) -> str | None:
        """The one subject that a Chinese word abbreviates (淘天 for 淘宝和天猫集团), if there is one."""
        fits = [name for name in self._written if _HAN_NAME.match(name) and _abbreviates(word, fold(name))]
        fits = [name for name in fits if "在" not in name] or fits
        return fits[0] if len(fits) == 1 else None

    def translated(self, asked: Set[str]) -> str | None:
        """The one subject with a Latin name all of whose words are among these terms, which a dictionary gave."""
        fits = [name for name, stems in self._stems.items() if any(words <= asked for words in stems)]
        return fits[0] if len(fits) == 1 else None

    @cached_property
    def _stems(self) -> dict[str, list[frozenset[str]]]:
        """The words of each Latin name but the company's, under each of its aliases, without their endings."""
        own = {
            name: self._aliases[name] for name in self._written if name.isascii() and not self.is_group(name)
        }
        return {
            name: [words for each in aliases if (words := frozenset(map(stem, each.split())) - _AND)]
            for name, aliases in own.items()
        }

    def by_concept(self, word: str, asked: Iterable[str]) -> str | None:
        """The one subject that a place, or a word of the other language, names (Middle East: 中东及非洲)."""
        if word in _WORLD or (word.isascii() and len(word) < _SHORTEST):
            return None
        held = [self._parts[term] for term in asked if term in self._parts]
        found = {(name, whole) for each in held for name, whole in each if _may_mean(word, name, asked)}
        fits = {name for name, whole in found if whole} or {name for name, _ in found}
        return fits.pop() if len(fits) == 1 else None

    @cached_property
    def _parts(self) -> dict[str, set[tuple[str, bool]]]:
        """Concept -> the subjects that are called so, or a part of whom is, each with whether it is the whole name."""
        found: dict[str, set[tuple[str, bool]]] = {}
        for name in self._written:
            pieces = [] if self.is_group(name) else _JOINED.split(fold(name))
            for piece in pieces:
                idents = {ident for alias in _aliases(piece, ()) for ident in matcher("concepts").get(alias)}
                for ident in idents:
                    found.setdefault(f"#{ident}", set()).add((name, len(pieces) == 1))
        return found

    def _with_ident(self, idents: Iterable[str]) -> list[str]:
        if "group" in idents:
            return [GROUP]
        return [name for name in self._written if self._ids[name] & set(idents) and not self.is_group(name)]


def _with_stated(aliases: list[str], groups: Iterable[frozenset[str]]) -> list[str]:
    """A subject's names, and those that the company's profile states for any of them."""
    more = [name for group in groups if group & set(aliases) for name in sorted(group)]
    return list(dict.fromkeys([*aliases, *more]))


def _aliases(folded: str, company: Iterable[str]) -> list[str]:
    """A subject's names: as written, without its ending, without the company's own name in front (鲸屿海外)."""
    found = [folded, *_leading(folded)]
    while (shorter := _SUFFIX.sub("", found[-1])) != found[-1] and len(shorter) > 1:
        found.append(shorter)
    for name in list(found):
        found.extend(bare for own in company if (bare := name.removeprefix(own).strip()) != name and bare)
    found.extend(_behind_brand(folded, company))
    found.extend(name.replace(" & ", " and ") for name in list(found) if " & " in name)
    found.extend(name.replace(" and ", " & ") for name in list(found) if " and " in name)
    found.extend(name.replace("在线", "线上") for name in list(found) if "在线" in name)
    found.extend(name.removeprefix("core ") for name in list(found) if name.startswith("core "))
    found.extend(name.replace("装备", "设备") for name in list(found) if "装备" in name)
    found.extend(name.replace("纳米", "nm") for name in list(found) if "纳米" in name)
    found.extend(name.replace("nm", "纳米") for name in list(found) if name[:1].isdigit() and "nm" in name)
    found.extend(name[:-2] + "机" for name in list(found) if len(name) > 3 and name.endswith("设备"))
    return list(dict.fromkeys(found))


def _behind_brand(folded: str, company: Iterable[str]) -> list[str]:
    """The line of business behind the first character of the company's name (澜|云智能 of 澜汇: 云智能, 云)."""
    if not has_han(folded) or not any(own[:1] == folded[0] and len(own) > 1 for own in company):
        return []
    rest = (folded[1:], folded[1:].removesuffix("智能"))
    return [name for name in dict.fromkeys(rest) if name and matcher("lines").get(name)]


def _leading(folded: str) -> list[str]:
    """What stands first in a name that gathers the rest too (azure and other cloud services, 电站开发及其他)."""
    first = _AND_OTHERS.sub("", folded)
    paired = _PAIRED.match(folded) if first == folded else None
    if paired:
        return [paired[1]]
    return [first] if first != folded and len(first) > 1 else []


def _idents(aliases: Iterable[str]) -> frozenset[str]:
    """The lexicon's names for a subject: only those that name it whole, ending aside."""
    found: set[str] = set()
    for alias in aliases:
        for kind in _KINDS:
            found.update(matcher(kind).get(alias))
    return frozenset(found)


def _may_mean(word: str, name: str, asked: Iterable[str]) -> bool:
    """Whether a word may stand for a name: it is of the other language, or both name a place."""
    if has_han(word) and has_han(name):
        return not _places().isdisjoint(asked)
    return has_han(word) or has_han(name)


@cache
def _places() -> frozenset[str]:
    return frozenset(f"#{name}" for name in table("concepts")["places"]) | {"#overseas", "#gulf"}


def _abbreviates(word: str, name: str) -> bool:
    if len(word) < 2 or word[0] != name[0]:
        return False
    rest = iter(name)
    return all(char in rest for char in word)
