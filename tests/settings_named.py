"""The settings that the program knows, and those that a file names."""

import re
from pathlib import Path

from bot.config import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
KNOWN = frozenset(PREFIX + name.upper() for name in Settings.model_fields)
_NAME = re.compile(r"\bONRECORD_[A-Z_]+\b")


def unknown_settings(text: str) -> set[str]:
    """What the text calls a setting and the program does not know."""
    named = set(_NAME.findall(text))
    return {name for name in named if name not in KNOWN and name.removesuffix("_FILE") not in KNOWN}


def env_lines(text: str) -> dict[str, str]:
    """The settings of an environment file, those that are commented out included."""
    found = re.findall(r"^(?:# )?([A-Z][A-Z_]+)=(.*)$", text, re.MULTILINE)
    return dict(found)
