"""A header completed by what is said beside the file, and by the fiscal year end."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from store import Call, Problem, Supplied
from store.transcripts import complete

DAY = datetime(2025, 2, 20, tzinfo=UTC)
MISSING = tuple(Problem(key=f"problems.no_{what}") for what in ("company", "period", "date", "roster"))


def test_what_is_missing_is_filled_and_its_problems_go() -> None:
    given = Supplied(company="青禾科技", period="2024年12月季度", held_at=DAY, exact=True)
    call, problems = complete(Call(company=""), MISSING, given)
    assert call == Call(
        company="青禾科技", period_as_written="2024年12月季度", period_end=date(2024, 12, 31), held_at=DAY
    )
    assert problems == (Problem(key="problems.no_roster"),)


def test_what_the_text_says_stays_and_the_contradiction_is_told_with_both() -> None:
    call = Call(
        company="青禾科技",
        period_as_written="2025年第三季度",
        fiscal_year=2025,
        fiscal_quarter=3,
        period_end=date(2024, 12, 31),
        held_at=DAY,
    )
    given = Supplied(company="白桦电力", period="2025年第二季度", held_at=DAY + timedelta(days=3))
    assert complete(call, (), given) == (
        call,
        (
            Problem(key="problems.company_differs", data={"said": "青禾科技", "given": "白桦电力"}),
            Problem(
                key="problems.period_differs", data={"said": "2025年第三季度", "given": "2025年第二季度"}
            ),
            Problem(key="problems.date_differs", data={"said": "2025-02-20", "given": "2025-02-23"}),
        ),
    )


@pytest.mark.parametrize(
    "given",
    [
        Supplied(company="青禾"),
        Supplied(company="青禾科技股份有限公司"),
        Supplied(period="FY25Q3"),
        Supplied(period="2024年12月季度"),
        Supplied(period="2024Q4"),
        Supplied(held_at=datetime(2025, 2, 20, 20, 30, tzinfo=timezone(timedelta(hours=8)))),
    ],
    ids=repr,
)
def test_the_same_in_other_words_is_no_contradiction(given: Supplied) -> None:
    call = Call(
        company="青禾科技",
        period_as_written="2025年第三季度",
        fiscal_year=2025,
        fiscal_quarter=3,
        period_end=date(2024, 12, 31),
        held_at=DAY,
    )
    assert complete(call, (), given) == (call, ())


@pytest.mark.parametrize(
    ("written", "month", "fields"),
    [
        ("2025年第三季度", None, {"fiscal_year": 2025, "fiscal_quarter": 3}),
        ("2025年第三季度", 3, {"fiscal_year": 2025, "fiscal_quarter": 3, "period_end": date(2024, 12, 31)}),
        ("FY25Q1", 6, {"fiscal_year": 2025, "fiscal_quarter": 1, "period_end": date(2024, 9, 30)}),
        ("2024年12月季度", 3, {"fiscal_year": 2025, "fiscal_quarter": 3, "period_end": date(2024, 12, 31)}),
        ("2024年12月季度", 1, {"period_end": date(2024, 12, 31)}),
        ("那个季度", 3, {}),
    ],
)
def test_a_period_gives_what_its_words_and_the_calendar_give(
    written: str, month: int | None, fields: dict[str, Any]
) -> None:
    call, problems = complete(Call(company="青禾"), (), Supplied(period=written), month)
    assert call == Call(company="青禾", period_as_written=written, **fields)
    known = "period_end" in fields
    assert problems == (() if known else (Problem(key="problems.no_period_end", data={"period": written}),))


def test_a_period_by_its_month_completes_one_by_its_number() -> None:
    open_problem = Problem(key="problems.no_period_end", data={"period": "2025年第三季度"})
    call = Call(company="青禾", period_as_written="2025年第三季度", fiscal_year=2025, fiscal_quarter=3)
    filled, problems = complete(call, (open_problem,), Supplied(period="2024年12月季度"))
    assert (filled.period_end, filled.period_as_written, problems) == (
        date(2024, 12, 31),
        "2025年第三季度",
        (),
    )


@pytest.mark.parametrize(
    ("held_at", "end"),
    [(DAY, date(2024, 12, 31)), (DAY - timedelta(days=60), None), (DAY + timedelta(days=365), None)],
)
def test_an_end_that_the_day_of_the_call_belies_is_not_taken_from_the_calendar(
    held_at: datetime, end: date | None
) -> None:
    call = Call(
        company="青禾", period_as_written="三季度", fiscal_year=2025, fiscal_quarter=3, held_at=held_at
    )
    assert complete(call, (), Supplied(), 3)[0].period_end == end


@pytest.mark.parametrize(("exact", "keys"), [(True, []), (False, ["problems.no_time"])])
def test_a_day_without_a_time_is_a_problem_still(exact: bool, keys: list[str]) -> None:
    bare = (Problem(key="problems.no_date"),)
    _, problems = complete(Call(company="青禾"), bare, Supplied(held_at=DAY, exact=exact))
    assert [problem.key for problem in problems] == keys
