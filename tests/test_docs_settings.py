"""The example of an environment and the reference of settings say what the program knows."""

import re

import pytest

from bot.config import Settings
from tests.settings_named import DEPLOY, KNOWN, ROOT, env_lines, unknown_settings

EXAMPLE = (DEPLOY / "onrecord.env.example").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(ONRECORD_\w+)` \| (?:`([^`]*)`)? ?\|", REFERENCE, re.MULTILINE))


def test_the_example_and_the_reference_name_every_setting_and_no_other() -> None:
    assert set(env_lines(EXAMPLE)) == KNOWN
    assert set(ROWS) == KNOWN
    assert unknown_settings(EXAMPLE + REFERENCE) - {"ONRECORD_"} == set()


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_what_stands_there_is_the_default(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for each in KNOWN:
        monkeypatch.delenv(each, raising=False)
    field = name.removeprefix("ONRECORD_").lower()
    assert env_lines(EXAMPLE)[name] == ROWS[name]
    default = getattr(Settings(), field)
    if ROWS[name]:
        assert getattr(Settings(**{field: ROWS[name]}), field) == default
    else:
        assert not default


def test_the_example_s_lines_that_are_not_commented_out_are_accepted() -> None:
    stated = dict(re.findall(r"^(ONRECORD_\w+)=(.*)$", EXAMPLE, re.MULTILINE))
    taken = Settings(**{name.removeprefix("ONRECORD_").lower(): value for name, value in stated.items()})
    assert taken.model_fields_set == {name.removeprefix("ONRECORD_").lower() for name in stated} != set()
