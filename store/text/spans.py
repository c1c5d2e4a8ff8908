"""Stretches of a text by the places where they start and end, the end not counted."""

Span = tuple[int, int]


def touch(one: Span, other: Span) -> bool:
    """Whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]


def within(one: Span, other: Span) -> bool:
    """Whether the first stretch lies in the second."""
    return other[0] <= one[0] and one[1] <= other[1]
