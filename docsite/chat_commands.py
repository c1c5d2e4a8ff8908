"""The table of the commands in a chat: from the bot's own table, told in the catalogue's words."""

from collections.abc import Mapping

from docsite.markdown import table as markdown_table
from handlers.about import GROUP, GROUP_ADMINS, OPERATOR
from handlers.render.words import word
from handlers.routes import COMMANDS, IN_CHANNELS

_HEAD = {
    "en": ("command", "what it does", "for whom, and where"),
    "zh": ("命令", "作用", "谁可以用、在哪里用"),
}
_WHO = {
    "en": {
        "operator": "operators, in private",
        "anybody": "anybody",
        "admins": "anybody in private; in a group its admins",
        "private": "anybody, in private",
        "channel": "; in channels too",
    },
    "zh": {
        "operator": "运营人员，仅限私聊",
        "anybody": "所有人",
        "admins": "私聊中所有人；群里仅限管理员",
        "private": "所有人，仅限私聊",
        "channel": "；频道中也可用",
    },
}


def table(language: str) -> str:
    """A row for each command, in the order of the bot's table."""
    rows = [
        (f"`/{name}`", word(language, f"chat.command.{name}"), _who(name, _WHO[language]))
        for name in COMMANDS
    ]
    return markdown_table(_HEAD[language], rows)


def _who(name: str, words: Mapping[str, str]) -> str:
    if name in OPERATOR:
        who = "operator"
    elif name in GROUP:
        who = "anybody"
    else:
        who = "admins" if name in GROUP_ADMINS else "private"
    return words[who] + (words["channel"] if name in IN_CHANNELS else "")
