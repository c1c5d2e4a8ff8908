"""A call that fits no command, in words of the catalogue: what was wrong, and how the command is called."""

import re
from difflib import get_close_matches

import click

from bot.causes import cause_of
from handlers.render.words import cause_in_words, word

# Of these the library tells in its sentence alone.
_NEEDS = "requires"
_EXTRA = re.compile(r"Got\b.*?\((?P<words>.*)\)", re.DOTALL)
_MISSING = {"option": "missing_option"}


def misuse_text(error: click.UsageError, language: str) -> str:
    """The usage of the command, where its help stands, and what is wrong with the call."""
    told = [_wrong(error, language)]
    if error.ctx is not None:
        pieces = error.ctx.command.collect_usage_pieces(error.ctx)
        path = error.ctx.command_path
        told.insert(0, word(language, "cli.usage.shown", usage=" ".join([path, *pieces])))
        told.insert(1, word(language, "cli.usage.help", command=path))
    return "\n".join(told)


def _wrong(error: click.UsageError, language: str) -> str:
    if isinstance(error, click.MissingParameter):
        kind = error.param.param_type_name if error.param else ""
        return _said(language, _MISSING.get(kind, "missing_argument"), name=_name(error))
    if isinstance(error, click.BadParameter):
        return _said(language, "value", name=_name(error), why=_expected(error, language))
    if isinstance(error, click.NoSuchOption):
        return _said(language, "no_option", name=error.option_name) + _meant(error.possibilities, language)
    if isinstance(error, click.exceptions.NoSuchCommand):
        return _said(language, "no_command", name=error.command_name) + _meant(_near(error), language)
    if isinstance(error, click.BadOptionUsage):
        key = "needs_value" if _NEEDS in error.message else "takes_no_value"
        return _said(language, key, name=error.option_name)
    extra = _EXTRA.fullmatch(error.message)
    return _said(language, "extra", words=extra["words"]) if extra else error.message


def _name(error: click.BadParameter) -> str:
    """What the usage calls it: `--expires`, ID."""
    if error.param is None:
        return ""
    if isinstance(error.param, click.Option) or error.ctx is None:
        return error.param.opts[0]
    return error.param.make_metavar(error.ctx).removesuffix("...")


def _expected(error: click.BadParameter, language: str) -> str:
    """What the value should have been, by its type."""
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return _said(language, "choice", choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange) and kind.min is not None:
        key = "number_from" if kind.max is None else "number_within"
        return _said(language, key, least=kind.min, most=kind.max)
    if isinstance(kind, type(click.INT)):
        return _said(language, "number")
    if isinstance(kind, click.DateTime):
        return _said(language, "day")
    if isinstance(kind, click.Path | click.File):
        cause = cause_of(error.__context__) if isinstance(error.__context__, OSError) else "missing"
        return _said(language, "file", reason=cause_in_words(language, cause))
    return error.message


def _near(error: click.exceptions.NoSuchCommand) -> list[str]:
    """The commands that are written almost so; the library sees only those that are loaded."""
    group = error.ctx.command if error.ctx else None
    names = group.list_commands(error.ctx) if error.ctx and isinstance(group, click.Group) else []
    return get_close_matches(error.command_name, names)


def _meant(names: list[str] | None, language: str) -> str:
    return _said(language, "meant", names=", ".join(names)) if names else ""


def _said(language: str, key: str, **data: object) -> str:
    return word(language, f"cli.usage.{key}", data)
