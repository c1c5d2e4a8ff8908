"""A clock that whoever watches the demonstration can move ahead: into the night, and out of it again."""

from datetime import UTC, datetime, timedelta

FURTHEST = timedelta(days=30)


class MovableClock:
    """The present moment, ahead by as much as was asked for; never moved back, as what happened stays dated."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        """The time in UTC."""
        return datetime.now(UTC) + self.ahead

    def move(self, by: timedelta) -> None:
        """Go ahead by so much; ValueError where that is back, or more than thirty days in all."""
        if by < timedelta() or self.ahead + by > FURTHEST:
            raise ValueError(by)
        self.ahead += by
