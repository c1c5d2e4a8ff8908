"""Two names in Latin letters that can be one person's: short forms, initials, middle names, double surnames."""

from collections.abc import Callable
from functools import lru_cache

from store.text.names import fold_name

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "cfa", "cpa", "phd", "md", "esq"))
_HONORIFICS = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "shri", "smt", "prof"))
# Short forms that are no beginnings of the long ones.
_SHORT_FORMS = (
    "bob robert|bobby robert|rob robert|bill william|billy william|will william|liam william"
    "|jim james|jimmy james",
    "mike michael|mick michael|joe joseph|jack john|johnny john|dick richard|rick richard"
    "|rich richard|ted edward",
    "ted theodore|ned edward|ed edmund|tony anthony|hank henry|harry henry|chuck charles|charlie charles",
    "dave david|kate katherine|kate catherine|kathy katherine|cathy catherine|katie katherine|peggy margaret",
    "meg margaret|maggie margaret|beth elizabeth|liz elizabeth|betsy elizabeth|lisa elizabeth|becky rebecca",
    "sandy alexander|alec alexander|sasha alexander|xander alexander|drew andrew|andy andrew|bert albert",
    "nick nicholas|nicky nicholas|mickey michael|gus gustavo|gus august|larry lawrence|jerry gerald"
    "|jerry jerome",
    "terry terence|terry terrence|russ russell|steve stephen|steve steven|stevie steven"
    "|geoff geoffrey|jeff geoffrey",
    "tim timothy|vicky victoria|vic victor|lou louis|ray raymond|ron ronald|don donald|ken kenneth",
    "jamie james|jen jennifer|jenny jennifer|jess jessica|sue susan|suzy susan|trish patricia|pat patrick",
    "kenny kenneth|pat patricia|tom thomas|tommy thomas|ed edward|ed edwin|al alan|al albert|al alfred",
    "cindy cynthia|debbie deborah|deb deborah|kim kimberly|mandy amanda|tina christina"
    "|chris christopher|chris christine",
    "kris kristina|mel melissa|abby abigail|gabe gabriel|nate nathan|nate nathaniel|zack zachary"
    "|zach zachary|manny manuel",
    "pete peter|matt matthew|greg gregory|phil philip|stan stanley|walt walter|wes wesley|cliff clifford",
)
_LONG: dict[str, frozenset[str]] = {}
for _pair in "|".join(_SHORT_FORMS).split("|"):
    _short, _long = _pair.split()
    _LONG[_short] = _LONG.get(_short, frozenset()) | {_long}


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, without honorific, suffix and what stands in brackets."""
    words = [w for w in name.split() if not w.startswith(("(", '"', "“"))]
    folded = [fold_name(word) for word in words]
    return tuple(w for w in folded if w and w not in _SUFFIXES and w not in _HONORIFICS)


def same_latin_person(one: str, other: str) -> bool:
    """Whether two full names can be one person's: the same surname, and given names that fit.

    Pete Christiansen is Peter Corwin Christiansen, C.J. Muse is Christopher J. Muse; Jeremy Allaire is not
    Jeremy Fox-Geen.
    """
    return _same(name_words(one), name_words(other), surnames_fit)


def nearly_same_latin_person(one: str, other: str) -> bool:
    """The same for names heard on a line: the surname may have one letter more, less or other."""
    return _same(name_words(one), name_words(other), surnames_sound)


def given_names_fit(one: str, other: str) -> bool:
    """Whether two folded given names can be one: equal, an initial, a beginning, a short form."""
    short, long = sorted((one, other), key=len)
    if not short or short[0] != long[0]:
        return bool(_LONG.get(short, frozenset()) & {long})
    if short == long or len(short) == 1 or (len(short) >= 3 and long.startswith(short)):
        return True
    return long in _LONG.get(short, frozenset()) or bool(
        _LONG.get(short, frozenset()) & _LONG.get(long, frozenset())
    )


def surnames_fit(one: str, other: str) -> bool:
    """Whether two folded surnames are equal or one is the beginning of a double one."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= 4 and long.startswith(short))


def surnames_sound(one: str, other: str) -> bool:
    """Whether two folded surnames fit or are one letter apart."""
    return surnames_fit(one, other) or (min(len(one), len(other)) >= 4 and _one_apart(one, other))


def _same(one: tuple[str, ...], other: tuple[str, ...], fit: Callable[[str, str], bool]) -> bool:
    if len(one) < 2 or len(other) < 2 or not fit(one[-1], other[-1]):
        return False
    return any(
        given_names_fit(a, b)
        for a, b in ((one[0], other[0]), (_initials(one), other[0]), (one[0], _initials(other)))
    )


def _initials(words: tuple[str, ...]) -> str:
    """The initials of the given names, as C.J. stands for Christopher James; one initial says nothing here."""
    return "".join(word[0] for word in words[:-1]) if len(words) > 2 else ""


def _one_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
