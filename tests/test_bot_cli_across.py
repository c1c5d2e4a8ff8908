"""`onrecord trend`, `compare`, `guidance` and `changes` on a console."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_a_trend_is_told_quarter_by_quarter(onrecord: Run, all_recorded_url: str) -> None:
    done = onrecord("trend", "收入", "鲸屿海外", "--database", all_recorded_url)
    assert done.exit_code == 0
    assert "97亿元人民币, up 31% YoY [l. 49]" in done.output


def test_a_trend_as_json_holds_the_facts_of_every_call(onrecord: Run, all_recorded_url: str) -> None:
    done = onrecord("trend", "鲸屿云", "收入", "--json", "--database", all_recorded_url)
    shape = json.loads(done.output)
    assert (shape["subject"], len(shape["readings"])) == ("鲸屿云", 5)
    newest = shape["readings"][0]
    assert newest["call"] == "JYU-FY2025Q2"
    (fact,) = newest["facts"]
    assert (fact["yoy"], fact["value"], fact["line"]) == (19.0, None, 47)


def test_a_comparison_as_json_is_a_series_for_each_side(onrecord: Run, all_recorded_url: str) -> None:
    done = onrecord("compare", "鲸屿集团", "Tarnwick", "revenue", "--json", "--database", all_recorded_url)
    sides = json.loads(done.output)
    assert [side["company"] for side in sides] == ["鲸屿集团", "Tarnwick Automation, Inc."]
    assert [side["readings"][0]["facts"][0]["unit"] for side in sides] == ["CNY", "USD"]


@pytest.mark.parametrize(("command", "key"), [("guidance", "expectations"), ("changes", "asked")])
def test_expectations_and_changes_are_told_and_given_as_json(
    onrecord: Run, all_recorded_url: str, command: str, key: str
) -> None:
    told = onrecord(command, "JYU-FY2025Q1", "--database", all_recorded_url)
    assert "FY2025 Q1" in told.output
    shape = json.loads(onrecord(command, "JYU-FY2025Q1", "--json", "--database", all_recorded_url).output)
    assert shape["call"] == "JYU-FY2025Q1"
    assert all(entry["quote"] for entry in shape[key])
    assert shape[key]


def test_a_first_call_has_nothing_before_it(onrecord: Run, all_recorded_url: str) -> None:
    done = onrecord("changes", "TNWK-FY2024Q3", "--database", all_recorded_url)
    assert done.exit_code == 1
    assert "nothing before it" in done.output


@pytest.mark.parametrize("command", ["trend", "compare", "guidance", "changes"])
def test_an_empty_record_ends_with_a_sentence(onrecord: Run, tmp_path: Path, command: str) -> None:
    done = onrecord(command, "--database", f"sqlite:///{tmp_path / 'none.db'}")
    assert done.exit_code == 1
    assert "No call has been stored yet." in done.output
