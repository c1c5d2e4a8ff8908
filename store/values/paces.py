"""How fast a bot may send."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Pace:
    """Rates: `overall` messages a second, `at_once` in any one of them, `group` in a group in `minute` seconds.

    `second` lies between two messages in a chat. An answer may go `ahead` seconds of its slot, slots `behind` seconds
    late are made up for, and digests take slots up to `horizon` seconds ahead.
    """

    overall: int
    at_once: int
    group: int
    second: float
    minute: float
    ahead: float
    behind: float
    horizon: float
