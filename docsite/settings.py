"""The table of the settings: their names and defaults from the program, what they mean from the catalogue."""

from bot.config import PREFIX, Settings
from docsite.markdown import table as markdown_table
from handlers.render.words import word

_HEAD = {"en": ("setting", "default", "what it decides"), "zh": ("设置", "默认值", "作用")}


def table(language: str) -> str:
    """A row for each setting, in the order of the program."""
    rows = [
        (f"`{PREFIX}{name.upper()}`", _default(field.default), word(language, f"config.{name}"))
        for name, field in Settings.model_fields.items()
    ]
    return markdown_table(_HEAD[language], rows)


def _default(value: object) -> str:
    """As it would be written into the environment; empty where there is none."""
    if value is None or value in ("", frozenset()):
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"
