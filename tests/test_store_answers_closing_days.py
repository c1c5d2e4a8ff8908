"""The last day of a call's period in a question: a figure of the call need not repeat it."""

from datetime import date

import pytest

from store.answers.closing_days import closing_days
from store.values import Call

CALL = Call(company="Borealis", period_end=date(2025, 9, 30), lines=())


@pytest.mark.parametrize(
    "text",
    [
        "deposits at the end of september",
        "cash as of september 30",
        "net debt as at sep 30th",
        "revenue for the september quarter",
        "截至9月底一共多少家店",
        "九月末存款多少",
        "9月30日的现金",
    ],
)
def test_the_last_day_is_found_as_people_name_it(text: str) -> None:
    assert closing_days(text, CALL)


@pytest.mark.parametrize(
    "text", ["deposits at the end of june", "what opens in september", "9月的销量", "19月底", "may we ask"]
)
def test_another_month_or_the_month_itself_is_not_the_last_day(text: str) -> None:
    assert not closing_days(text, CALL)


def test_a_call_without_a_last_day_has_none() -> None:
    call = Call(company="Borealis", lines=())
    assert closing_days("deposits at the end of september", call) == []
