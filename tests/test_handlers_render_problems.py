import re
from pathlib import Path

import pytest

from handlers.render.chat import error_text
from handlers.render.problems import SHOWN, ingested_message, ingested_text, problem_text, report_text
from handlers.render.words import catalogue, has_word, word
from store import Ingested, Problem, UnknownCall

STORE = Path(__file__).resolve().parents[1] / "store"


def keys_in_the_store(pattern: str) -> list[str]:
    found = (re.findall(pattern, path.read_text(encoding="utf-8")) for path in STORE.rglob("*.py"))
    return sorted({key for keys in found for key in keys})


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_problem_and_reason_of_the_store_has_its_sentence(language: str) -> None:
    keys = keys_in_the_store(r'"((?:problems|ingest)\.[a-z_.]+)"')
    assert len(keys) > 15
    assert [key for key in keys if not has_word(language, key)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_error_of_the_store_has_its_sentence(language: str) -> None:
    text = (STORE / "errors.py").read_text(encoding="utf-8")
    leaves = re.findall(r"class (\w+)\(\w+\)", text)
    missing = [name for name in leaves if f"error.{name}" not in catalogue(language)]
    assert set(missing) <= {"UnreadableFile"}


def test_an_outcome_says_what_was_pushed_and_why_not() -> None:
    new = Ingested(file="a.txt", status="new", call="X-FY2025Q1", pushed=3)
    assert ingested_text(new, "en") == "a.txt: stored as X-FY2025Q1. Its digest is on the way to 3 chats."
    old = Ingested(file="a.txt", status="new", call="X-FY2025Q1", push_reason="ingest.push.too_old")
    assert "push window" in ingested_text(old, "en")
    same = Ingested(file="a.txt", status="unchanged", call="X-FY2025Q1", push_reason="ingest.push.unchanged")
    assert ingested_text(same, "zh") == "a.txt：与已收录的 X-FY2025Q1 相同，未作改动。"


def test_many_problems_are_counted_instead_of_listed() -> None:
    problems = tuple(
        Problem(key="problems.unlabelled", line=number, data={"text": "…"}) for number in range(1, SHOWN + 6)
    )
    message = ingested_message(Ingested(file="a.txt", status="new", call="X", problems=problems), "en")
    assert len(message.blocks) == 1 + SHOWN + 1
    assert message.plain.endswith("… and 5 more problems")


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en"])
@pytest.mark.parametrize("text", ["很长" * 2000, "𠮷" * 290])
def test_an_outcome_fits_one_message_and_nothing_is_lost_without_a_word(language: str, text: str) -> None:
    problems = tuple(
        Problem(key="problems.unlabelled", line=number, data={"text": text}) for number in range(1, 31)
    )
    outcome = Ingested(file=f"{text}.txt", status="new", call="X", problems=problems)
    message = ingested_message(outcome, language)
    assert len(message.plain.encode("utf-16-le")) // 2 <= 3900
    told = len(message.blocks) - 2
    assert told >= 4
    assert message.blocks[-1].plain == word(language, "ingest.more_problems", count=30 - told)
    assert report_text(outcome, language).count("\n") == 31


def test_what_the_catalogue_does_not_know_is_still_shown() -> None:
    assert problem_text(Problem(key="problems.unheard_of"), "zh") == "problems.unheard_of"


def test_an_unknown_call_of_an_empty_record_is_said_as_such() -> None:
    assert error_text(UnknownCall("X", ()), "en") == "No call has been stored yet."
    assert error_text(UnknownCall("X", ("Y",)), "en") == "There is no call “X” on record. On record: Y."
