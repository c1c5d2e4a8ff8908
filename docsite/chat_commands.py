"""The table of the commands in a chat: from the bot's own table, told in the catalogue's words."""

from collections.abc import Iterator

from docsite.markdown import table as markdown_table
from handlers.about import GROUP, GROUP_ADMINS, OPERATOR, PRIVATE
from handlers.render.words import word
from handlers.routes import COMMANDS, IN_CHANNELS

_WORDS = {
    "en": {
        "head": ("command", "what it does", "for whom, and where"),
        "operator": "operators, in private",
        "anybody": "anybody",
        "admins": "anybody in private; in a group its admins",
        "private": "anybody, in private",
        "channel": "in channels too",
        "and": "; ",
    },
    "zh": {
        "head": ("命令", "作用", "谁可以用、在哪里用"),
        "operator": "运营人员，仅限私聊",
        "anybody": "所有人",
        "admins": "私聊中所有人；群里仅限管理员",
        "private": "所有人，仅限私聊",
        "channel": "频道中也可用",
        "and": "；",
    },
}


def table(language: str) -> str:
    """A row for each command, in the order of the bot's table."""
    words = _WORDS[language]
    joint = str(words["and"])
    rows = [
        (f"`/{name}`", word(language, f"chat.command.{name}"), joint.join(_who(name, words)))
        for name in COMMANDS
    ]
    return markdown_table(words["head"], rows)


def _who(name: str, words: dict[str, object]) -> Iterator[str]:
    if name in OPERATOR:
        yield str(words["operator"])
    elif name in GROUP:
        yield str(words["anybody"])
    elif name in GROUP_ADMINS:
        yield str(words["admins"])
    else:
        yield str(words["private"])
    if name in IN_CHANNELS:
        yield str(words["channel"])
