"""A command that is called wrongly says so in the language of the console, with its usage and exit code 2."""

import re

import pytest

from tests.console import Run


@pytest.mark.parametrize(
    ("typed", "english", "chinese"),
    [
        ("bogus", "There is no command bogus.", "没有“bogus”这个命令。"),
        ("call", "There is no command call. Did you mean calls?", "没有“call”这个命令。是不是想写 calls？"),
        ("--nope", "There is no option --nope.", "没有“--nope”这个选项。"),
        ("calls --jsn", "no option --jsn. Did you mean --json?", "没有“--jsn”这个选项。是不是想写 --json？"),
        ("calls --json=3", "The option --json takes no value.", "选项 --json 后面不能带值。"),
        ("faq list --state", "The option --state needs a value.", "选项 --state 后面缺少值。"),
        ("faq list --state old", "of --state cannot be used: choose one of draft,", "可写 draft, reviewed,"),
        (
            "faq approve x",
            "of ID cannot be used: it takes a whole number from 1 on.",
            "应为不小于 1 的整数。",
        ),
        ("demo --port 70000", "a whole number from 0 to 65535.", "应为 0 到 65535 的整数。"),
        (
            "access allow x",
            "of CHAT cannot be used: it takes a whole number.",
            "CHAT 的值无法使用：应为整数。",
        ),
        ("faq add --expires soon", "it takes a date, such as 2026-12-31.", "应为日期，如 2026-12-31。"),
        ("faq add", "The option --question is missing.", "缺少选项 --question。"),
        ("db restore", "FILE is missing.", "缺少 FILE。"),
        ("show a b", "Not understood: b.", "多出了 b。"),
        ("ask --batch /nowhere", "no such file or folder.", "没有这个文件或文件夹。"),
        ("ask --batch /", "it is a folder, not a file.", "这是文件夹，不是文件。"),
        ("faq import /nowhere", "no such file or folder.", "没有这个文件或文件夹。"),
        ("ask ''", "Give one question", "请给出一个问题"),
    ],
)
def test_what_is_wrong_with_a_call_is_said_in_both_languages(
    onrecord: Run, monkeypatch: pytest.MonkeyPatch, typed: str, english: str, chinese: str
) -> None:
    for locale, usage, said in (("en_GB.UTF-8", "Usage: ", english), ("zh_CN.UTF-8", "用法：", chinese)):
        monkeypatch.setenv("LC_ALL", locale)
        done = onrecord(*(word.strip("'") for word in typed.split()))
        assert (done.exit_code, done.stdout) == (2, "")
        assert said in done.stderr
        if "needs" not in english and "no value" not in english:
            assert done.stderr.startswith(usage)
            assert "--help" in done.stderr


def test_a_page_of_help_is_wholly_in_the_language_of_the_console(
    onrecord: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    for command, headings in ((), ["选项：", "命令："]), (("faq", "add"), ["选项："]):
        page = onrecord(*command, "--help").stdout
        assert page.startswith("用法：")
        assert [line for line in page.splitlines() if line[:1].strip()][1:] == headings
        assert "显示帮助。" in page
    assert "（必填）" in page
    assert not {"Usage", "Options", "Show", "required"} & set(re.findall(r"\w+", page))
