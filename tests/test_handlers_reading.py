"""Which language a person is spoken to in: by his Telegram, and by the locale of his console."""

import pytest

from bot.cli import console_language
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


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh-Hant"),
        ({"LANG": "zh_HK"}, "zh-Hant"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8@euro"}, "en"),
        ({"LANG": "en_US", "LC_ALL": "zh_CN"}, "zh"),
        ({"LANG": "zh_CN", "LC_ALL": ""}, "zh"),
        ({"LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({}, "en"),
    ],
)
def test_a_console_speaks_the_language_of_its_locale(environ: dict[str, str], language: str) -> None:
    assert console_language(environ) == language
