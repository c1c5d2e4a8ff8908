"""The catalogue: every word that users read, by language and key.

The words live in `handlers/render/catalogue/<language>/<area>.toml`; a key is `area.name` or `area.table.name`.
Placeholders are `{name}` as in `str.format`; `{name:call|calls}` is the first word for 1 and the second for any
other number. Traditional Chinese is made from the Simplified catalogue by
OpenCC; what stands in the record is put in afterwards, untouched.
"""

import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

_CATALOGUE = Path(__file__).with_name("catalogue")
LANGUAGES = ("zh", "zh-Hant", "en")
_CORNERS = str.maketrans("“”", "「」")
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


class _Agreeing(Formatter):
    """`str.format` with words that agree with a number."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if bar:
            return one if str(value) == "1" else many
        return format(value, format_spec)


_FORMATTER = _Agreeing()


def word(language: str, key: str, data: Mapping[str, object] | None = None, /, **more: object) -> str:
    """The sentence of that key in that language, with its placeholders filled; KeyError if there is none."""
    template = _template(language, key)
    return _FORMATTER.vformat(template, (), {**(data or {}), **more})


def nearest_language(tag: str) -> str:
    """The language of the catalogue for a tag or a locale (zh-Hant-HK, zh_TW.UTF-8); English where there is none."""
    first, *rest = re.split(r"[-_.@]", tag.lower())
    if first == "zh" and _TRADITIONAL.intersection(rest):
        return "zh-Hant"
    return first if first in LANGUAGES else "en"


def has_word(language: str, key: str) -> bool:
    """Whether the catalogue of that language knows the key."""
    return key in _templates("zh" if language == "zh-Hant" else language, key)


def cause_in_words(language: str, cause: str) -> str:
    """Why something was refused: the catalogue's word for the cause, or what is said where it has none."""
    key = f"error.cause.{cause}"
    return word(language, key) if has_word(language, key) else cause


def catalogue(language: str) -> dict[str, str]:
    """All keys of one language that is kept by hand (zh, en), flattened to dotted names."""
    areas = sorted(path.stem for path in (_CATALOGUE / language).glob("*.toml"))
    return {key: template for area in areas for key, template in _area(language, area).items()}


@cache
def _area(language: str, area: str) -> Mapping[str, str]:
    """The keys of one file, with the area before them; none where there is no such file."""
    flat: dict[str, str] = {}
    with suppress(FileNotFoundError):
        text = (_CATALOGUE / language / f"{area}.toml").read_text(encoding="utf-8")
        _flatten(area, tomllib.loads(text), flat)
    return flat


def _flatten(prefix: str, table: Mapping[str, object], flat: dict[str, str]) -> None:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, Mapping):
            _flatten(key, value, flat)
        else:
            flat[key] = str(value)


@lru_cache(maxsize=2048)
def _template(language: str, key: str) -> str:
    if language == "zh-Hant":
        return _traditional(_templates("zh", key)[key])
    return _templates(language, key)[key]


def _templates(language: str, key: str) -> Mapping[str, str]:
    """What the file of a key's area holds; no other is read for it."""
    return _area(language, key.partition(".")[0])


def _traditional(text: str) -> str:
    from opencc import OpenCC  # imported here: a Simplified chat never pays for it

    return str(_converter(OpenCC).convert(text)).translate(_CORNERS)


@cache
def _converter(factory: Any) -> Any:
    return factory("s2twp")
