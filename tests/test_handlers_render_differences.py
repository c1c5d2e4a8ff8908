"""The difference of two revisions as a message."""

from datetime import UTC, datetime
from typing import Any

import pytest

from handlers.render.differences import FITS_UNITS, difference_message
from store import ChangedField, ChangedFigure, ChangedLines, Difference, Fact, JoinedPeople, RevisionRow

OLD, NEW = (
    RevisionRow(revision=n, source=f"{n}.txt", ingested_at=datetime(2025, 2, n, tzinfo=UTC)) for n in (1, 2)
)


def shown(language: str = "zh", **parts: Any) -> list[str]:
    told = Difference(call="QHT-FY2025Q3", old=OLD, new=NEW, **parts)
    return difference_message(told, language).plain.split("\n")


def revenue(line: int, amount: str) -> Fact:
    return Fact(
        line=line, subject="青禾云", metric="revenue", value=1.0, as_written=amount,
        side="company", kind="reported", quote=amount,
    )  # fmt: skip


def test_no_difference_is_said() -> None:
    assert shown() == ["QHT-FY2025Q3：第 1 版（1.txt）→ 第 2 版（2.txt）", "两个版本没有差别。"]
    assert shown("en")[1] == "The two revisions do not differ."


def test_figures_are_told_before_and_after_with_their_lines() -> None:
    old, new = revenue(3, "12亿元"), revenue(5, "13亿元")
    figures = tuple(
        ChangedFigure(old=before, new=after) for before, after in ((old, new), (None, new), (old, None))
    )
    assert shown(figures=figures)[2:] == [
        "数字变动：3 处",
        "青禾云 收入 12亿元（第3行） → 青禾云 收入 13亿元（第5行）",
        "＋ 青禾云 收入 13亿元（第5行）",
        "－ 青禾云 收入 12亿元（第3行）",
    ]


def test_people_and_header_fields_are_told() -> None:
    people = (
        JoinedPeople(old=(("徐晶",), ("Toby",)), new=(("徐晶", "Toby"),)),
        JoinedPeople(old=(), new=(("吴",),)),
    )
    header = (ChangedField(field="period_end", old=None, new="2024-12-31"),)
    assert shown(people=people, header=header)[1:] == [
        "",
        "抬头",
        "期末：（未写） → 2024-12-31",
        "",
        "人名归并",
        "徐晶｜Toby → 徐晶＝Toby",
        "（无） → 吴",
    ]


def test_lines_are_a_unified_diff_around_the_change() -> None:
    before, after = (f"{'前' * 100}{amount}亿元{'后' * 300}" for amount in (12, 13))
    lines = (
        ChangedLines(old=(4, 4), new=(4, 4), removed=(before,), added=(after,)),
        ChangedLines(old=(9, 10), new=None, removed=("九", "十")),
        ChangedLines(old=None, new=(9, 9), added=("新",)),
    )
    told = shown(lines=lines)[2:]
    assert told[:2] == ["文字变动：3 处", "@@ -4 +4 @@"]
    assert "亿元" in told[2]
    assert (told[2][:2], told[3][:2]) == ("-…", "+…")
    assert max(map(len, told)) < 200
    assert told[4:] == ["@@ -9,2 +0 @@", "-九", "-十", "@@ -0 +9 @@", "+新"]


@pytest.mark.parametrize("count", [3, 3000])
def test_what_does_not_fit_into_one_message_is_counted(count: int) -> None:
    lines = tuple(
        ChangedLines(old=(n, n), new=(n, n), removed=(f"甲{n}",), added=(f"乙{n}",))
        for n in range(1, count + 1)
    )
    told = shown(lines=lines)
    assert len("\n".join(told)) <= FITS_UNITS
    hunks = sum(text.startswith("@@") for text in told)
    rest = 0 if hunks == count else int("".join(filter(str.isdigit, told[-1])))
    assert hunks + rest == count


def test_a_long_run_of_lines_is_cut() -> None:
    told = shown(lines=(ChangedLines(old=(1, 500), new=None, removed=("甲" * 500,) * 500),))
    assert told[3] == "@@ -1,500 +0 @@"
    assert (len(told), told[-1]) == (3 + 1 + 8 + 1, "…")


def test_quotes_of_markup_do_no_harm() -> None:
    lines = (ChangedLines(old=None, new=(1, 1), added=("<b>&",)),)
    told = Difference(call="X", old=OLD, new=NEW, lines=lines)
    assert "+&lt;b&gt;&amp;" in difference_message(told, "zh").html
