"""The words by which a digest tells an outlook, a capital measure, a refusal or a yes from other speech.

They stand in `cues.toml`; here they become patterns.
"""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(
    files("store.digests").joinpath("cues.toml").read_text(encoding="utf-8")
)


def _pattern(alternatives: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


def _cue(name: str) -> re.Pattern[str]:
    return _pattern(_DATA["cue"][name])


def _words(name: str) -> frozenset[str]:
    return frozenset(_DATA["topical"][name].split())


DIGIT = re.compile(r"(?<![A-Za-z0-9])\d+(?:[.,]\d+)*(?![A-Za-z])")
AMOUNT = re.compile(r"\d+(?:[.,]\d+)*(?=\s?(?:[万亿%％元]|[美港]元|million|billion|percent))", re.IGNORECASE)

FORWARD, NO_OUTLOOK = _cue("forward"), _cue("no_outlook")
PERIOD, WHEN = _cue("period"), _cue("when")
REFUSAL, UNDECIDED, COURTESY, DECISIVE = (
    _cue("refusal"),
    _cue("undecided"),
    _cue("courtesy"),
    _cue("decisive"),
)
YES_NO, FIGURE, PLAIN_YES, FIRM_NO = _cue("yes_no"), _cue("figure"), _cue("plain_yes"), _cue("firm_no")
HARBOUR, RISK, YOY_DEFAULT = _cue("harbour"), _cue("risk"), _cue("yoy_default")
LOSS_WORDS, CAUSE, AS_OF = _cue("loss_words"), _cue("cause"), _cue("as_of")
LEADING, HANGING = _cue("leading"), _cue("hanging")

WEIGHTS = tuple((_pattern(row["cues"]), float(row["points"])) for row in _DATA["weight"])
TOPICS = tuple((str(row["id"]), _pattern(row["cues"])) for row in _DATA["topic"])
CAPITAL = tuple(row for row in TOPICS if row[0] in ("buyback", "dividend", "bond_issue", "divestiture"))

TOPICAL, FAINT, COMMON_PAIRS = _words("ids"), _words("faint"), _words("common")
