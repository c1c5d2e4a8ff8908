"""A property that is worked out once."""

from store.text.once import once


class _Holder:
    def __init__(self) -> None:
        self.asked = 0

    @once
    def number(self) -> int:
        """How often it was worked out."""
        self.asked += 1
        return self.asked


def test_a_property_is_worked_out_when_it_is_first_asked_for_and_then_kept() -> None:
    holder, other = _Holder(), _Holder()
    assert holder.asked == 0
    assert (holder.number, holder.number, holder.asked) == (1, 1, 1)
    assert other.asked == 0
