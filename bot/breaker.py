"""Whether digests are tried at all: not for a while after Telegram could not be reached several times running."""

import math

FAILURES = 3
SHORTEST_S, LONGEST_S = 5.0, 60.0


class Breaker:
    """Opens at the third failure running and stays open for longer each time; time is passed in, in seconds."""

    def __init__(self) -> None:
        self._failures = 0
        self._pause = SHORTEST_S
        self._open_until = -math.inf

    def closed(self, now: float) -> bool:
        """Whether a digest may be tried."""
        return now >= self._open_until

    def told(self, reached: bool, now: float) -> None:
        """Telegram was reached, or it was not; what was under way when it opened does not count again."""
        if reached:
            self._failures, self._pause, self._open_until = 0, SHORTEST_S, -math.inf
        elif self.closed(now):
            self._failures += 1
            if self._failures >= FAILURES:
                self._open_until = now + self._pause
                self._pause = min(2 * self._pause, LONGEST_S)
