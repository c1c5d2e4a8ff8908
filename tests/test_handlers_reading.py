"""What an update says of the person who sent it."""

import pytest

from handlers.reading import language_of


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh", "zh"),
        ("zh-hans", "zh"),
        ("zh-CN", "zh"),
        ("zh-hant", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hant-MO", "zh-Hant"),
        ("zh-mo", "zh-Hant"),
        ("en-GB", "en"),
        ("de", "en"),
        (None, "zh"),
    ],
)
def test_a_person_is_spoken_to_in_the_script_of_his_own_telegram(code: str | None, language: str) -> None:
    assert language_of(code, "zh") == language
