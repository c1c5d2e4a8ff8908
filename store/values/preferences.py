"""What a chat decides about the digests that it gets."""

from dataclasses import dataclass
from datetime import time
from typing import Literal

ChartTheme = Literal["light", "dark"]
DigestForm = Literal["card", "full", "silent", "off"]
SpeakerSide = Literal["company", "analyst"]
SpokenSection = Literal["remarks", "qa"]

DEFAULT_ZONE = "Asia/Shanghai"


@dataclass(frozen=True, kw_only=True)
class QuietHours:
    """From when to when, by the clock on the wall, nothing may ring; past midnight where `end` is the earlier."""

    start: time
    end: time


@dataclass(frozen=True, kw_only=True)
class Keywords:
    """Words of which a sentence must hold one, words that it must not hold, and who must say it where.

    Words are folded; None: whoever, wherever.
    """

    words: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    side: SpeakerSide | None = None
    section: SpokenSection | None = None


@dataclass(frozen=True, kw_only=True)
class Preferences:
    """A chat's default form, its zone (an IANA name), quiet hours, the digests' topic, keywords as written.

    `theme`: the paper of its charts; Telegram tells no bot whether somebody reads on a dark one.
    """

    form: DigestForm = "card"
    zone: str = DEFAULT_ZONE
    quiet: QuietHours | None = None
    topic: int | None = None
    keywords: str = ""
    theme: ChartTheme = "light"
