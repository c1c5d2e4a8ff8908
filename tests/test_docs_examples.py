"""What the guides show to be typed or written is taken by the program as they say."""

import re
import tomllib
from typing import Any, get_args

import pytest

from bot.config import Settings
from handlers.choosing import typed_tap
from handlers.desk import written_entry
from handlers.render.chart_text import font
from handlers.render.settings import NONE
from handlers.render.words import LANGUAGES, has_word
from store.lexicon.metrics import Metric, find_metrics
from store.profiles import read_profile
from store.text.folding import fold
from store.text.hours import parse_hours
from store.text.keywords import parse_keywords
from tests.documents import ROOT, fences, spans

DOCS = ROOT / "docs"


def test_the_metric_of_the_guide_is_one_and_its_names_are_free() -> None:
    (block,) = fences(DOCS / "add-a-metric.md", "toml")
    (row,) = tomllib.loads(block)["metric"]
    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items()
    }
    metric = Metric(**fields)
    assert metric.has_values
    assert [find_metrics(fold(alias)) for alias in metric.aliases] == [()] * len(metric.aliases)


def test_the_profile_of_the_guide_can_be_stored() -> None:
    (block,) = fences(DOCS / "add-a-company.md", "toml")
    profile = read_profile(block)
    assert profile.segments[0].aliases == ("logistics", "物流")
    assert profile.reports_ebita


@pytest.mark.parametrize("folder", ["", "zh"])
def test_the_standard_answer_of_the_guide_is_read_whole(folder: str) -> None:
    (draft,) = (block for block in fences(DOCS / folder / "operators.md") if block.startswith("/faq add"))
    entry = written_entry(draft.removeprefix("/faq add\n"))
    assert all((entry.question, entry.answer, entry.owner, entry.source))
    assert entry.expires_on.isoformat() == "2026-12-31"


@pytest.mark.parametrize("name", ["admins.md", "zh/admins.md"])
def test_what_the_guide_types_behind_settings_is_a_setting(name: str) -> None:
    shown = [span.removeprefix("/settings ") for span in spans(DOCS / name) if span.startswith("/settings ")]
    assert len(shown) == 7
    for words in shown:
        tap = typed_tap(-1, words)
        assert tap is not None, words
        if tap.page == "quiet" and tap.value != NONE:
            parse_hours(tap.value)
        if tap.page == "words":
            assert parse_keywords(tap.value).excluded


def test_a_language_that_can_be_chosen_is_known_wherever_the_guide_sends_one() -> None:
    guide = (DOCS / "add-a-language.md").read_text(encoding="utf-8")
    assert set(get_args(Settings.model_fields["language"].annotation)) == set(LANGUAGES)
    for language in LANGUAGES:
        assert has_word(language, f"settings.lang.{language}")
        assert font(12, language)
    for place in re.findall(r"in `([\w/]+\.py)`|`([\w/]+\.py)`", guide):
        assert (ROOT / "".join(place)).exists()


@pytest.mark.parametrize(
    "name", ["add-a-language.md", "add-a-layout.md", "add-a-metric.md", "add-a-company.md"]
)
def test_every_name_of_the_code_that_a_guide_gives_is_there(name: str) -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("bot", "handlers", "store", "tests")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".toml")
    )
    for span in spans(DOCS / name):
        if re.fullmatch(r"_?[A-Z][A-Z_]{3,}|[a-z]+_[a-z_]+|[A-Z]\w+\.\w+", span):
            assert re.search(rf"\b{re.escape(span.rpartition('.')[2])}\b", code), span
