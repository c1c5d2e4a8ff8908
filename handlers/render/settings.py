"""The settings of a chat as one message with buttons: an overview, and a page for each thing that can be chosen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from handlers.render.buttons import call_named
from handlers.render.message import Block, Button, Message, Span, bold, line
from handlers.render.taps import Page, Tap
from handlers.render.words import LANGUAGES, word
from store import ChartTheme, Chat, DigestForm, QuietHours, Subscription, local, parse_hours

FORMS: tuple[DigestForm, ...] = get_args(DigestForm)
THEMES: tuple[ChartTheme, ...] = get_args(ChartTheme)
HOURS = ("22-8", "23-7", "0-9")
PLACES = {
    "shanghai": "Asia/Shanghai",
    "hong_kong": "Asia/Hong_Kong",
    "taipei": "Asia/Taipei",
    "singapore": "Asia/Singapore",
    "tokyo": "Asia/Tokyo",
    "london": "Europe/London",
    "new_york": "America/New_York",
    "los_angeles": "America/Los_Angeles",
    "utc": "UTC",
}
NONE, HERE, DEFAULT, FOLLOW, UNFOLLOW = "off", "here", "default", "follow", "end"
_LISTED, _NAMED = 6, 4
Row = tuple[Button, ...]


@dataclass(frozen=True, kw_only=True)
class Panel:
    """What the settings show: the chat, whom it follows, the companies (key, name), and where the panel stands.

    `forum`: the chat has topics; `here` is the one of them that the panel stands in. `apart`: it stands in
    somebody's private chat `person`, about a group. `bot` is the bot's user name.
    """

    chat: Chat
    entries: tuple[Subscription, ...]
    companies: tuple[tuple[str, str], ...]
    now: datetime
    bot: str
    person: int
    apart: bool = False
    forum: bool = False
    here: int | None = None

    def say(self, key: str, **data: object) -> str:
        """A word of the settings in the chat's language."""
        return word(self.chat.language, f"settings.{key}", data)

    def command(self, page: Page) -> str:
        """What can be typed where no button offers it; in a group, only what names the bot is sure to arrive."""
        target = f"{self.chat.chat_id} " if self.apart else ""
        at = "" if self.apart or self.chat.kind == "private" else f"@{self.bot}"
        return self.say(f"command.{page}", at=at, target=target)

    def button(self, label: str, page: Page, value: str = "", company: str = "") -> Button:
        """A button that shows that page of this chat, after choosing the value there."""
        tap = Tap(chat=self.chat.chat_id, page=page, value=value, company=company)
        return Button(label=label, data=tap.data)

    def choice(self, label: str, chosen: bool, page: Page, value: str, company: str = "") -> Button:
        """A button that chooses a value, marked where it is the one that holds."""
        return self.button(self.say("chosen", label=label) if chosen else label, page, value, company)


def panel_message(panel: Panel, page: Page, value: str = "", company: str = "") -> Message:
    """A page of the settings; `value` is which part of a list, `company` the key or mark of the page's company."""
    if page == "firm":
        return _firm(panel, call_named(company, (key for key, _ in panel.companies)))
    if page == "firms":
        return _firms(panel, int(value) if value.isdecimal() else 0)
    return _PAGES.get(page, _main)(panel)


def groups_message(chats: Iterable[Chat], own: Chat) -> Message:
    """The groups that a person may choose to manage, in his private chat."""
    language = own.language
    rows = [
        (Button(label=chat.title, data=Tap(chat=chat.chat_id, page="main").data),)
        for chat in chats
        if chat.title
    ]
    told = word(language, "settings.about.groups" if rows else "settings.about.groups_none")
    back = Button(label=word(language, "settings.back"), data=Tap(chat=own.chat_id, page="main").data)
    return Message(blocks=(line(told),), buttons=(*rows, (back,)))


def hours_text(quiet: QuietHours | None, language: str) -> str:
    """Quiet hours in words."""
    if quiet is None:
        return word(language, "settings.value.none")
    start, end = f"{quiet.start:%H:%M}", f"{quiet.end:%H:%M}"
    return word(language, "settings.value.hours", start=start, end=end)


def _main(panel: Panel) -> Message:
    chosen, name = panel.chat.preferences, panel.say
    shown: list[tuple[Page, str]] = [
        ("form", name(f"form.{chosen.form}")),
        ("chart", name(f"chart.{chosen.theme}")),
        ("lang", name(f"lang.{panel.chat.language}")),
        ("zone", _zone(panel)),
        ("quiet", hours_text(chosen.quiet, panel.chat.language)),
        ("topic", _topic(panel)),
        ("words", chosen.keywords or name("value.none")),
        ("firms", _followed(panel)),
    ]
    shown = [entry for entry in shown if panel.forum or entry[0] != "topic"]
    blocks = [line(bold(_title(panel))), line("")]
    blocks += [line(name("entry", name=name(f"name.{page}"), value=value)) for page, value in shown]
    buttons = [panel.button(name(f"name.{page}"), page) for page, _ in shown]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    return Message(blocks=tuple(blocks), buttons=(*rows, *_ways(panel)))


def _ways(panel: Panel) -> Iterable[Row]:
    """The way to the other chats that the person may manage, and out."""
    close = panel.button(panel.say("close"), "close")
    groups = Button(label=panel.say("name.groups"), data=Tap(chat=panel.person, page="groups").data)
    if panel.apart or panel.chat.kind == "private":
        return ((groups, close),)
    address = f"https://t.me/{panel.bot}?start=set_{panel.chat.chat_id}"
    return ((Button(label=panel.say("name.private"), url=address), close),)


def _form(panel: Panel) -> Message:
    held = panel.chat.preferences.form
    choices = [panel.choice(panel.say(f"form.{form}"), form == held, "form", form) for form in FORMS]
    return _page(panel, "form", (panel.say("about.form"),), _twos(choices))


def _chart(panel: Panel) -> Message:
    held = panel.chat.preferences.theme
    choices = [panel.choice(panel.say(f"chart.{theme}"), theme == held, "chart", theme) for theme in THEMES]
    return _page(panel, "chart", (panel.say("about.chart"),), (tuple(choices),))


def _lang(panel: Panel) -> Message:
    held = panel.chat.language
    choices = [panel.choice(panel.say(f"lang.{code}"), code == held, "lang", code) for code in LANGUAGES]
    return _page(panel, "lang", (panel.say("about.lang"),), (tuple(choices),))


def _zones(panel: Panel) -> Message:
    held = panel.chat.preferences.zone
    choices = [
        panel.choice(panel.say(f"place.{place}"), zone == held, "zone", zone)
        for place, zone in PLACES.items()
    ]
    rows = tuple(tuple(choices[at : at + 3]) for at in range(0, len(choices), 3))
    return _page(panel, "zone", (panel.say("about.zone", value=_zone(panel)),), rows, typed="zone")


def _quiet(panel: Panel) -> Message:
    language, held = panel.chat.language, hours_text(panel.chat.preferences.quiet, panel.chat.language)
    none = panel.choice(panel.say("off.quiet"), panel.chat.preferences.quiet is None, "quiet", NONE)
    offered = [(hours_text(parse_hours(hours), language), hours) for hours in HOURS]
    choices = [panel.choice(label, label == held, "quiet", hours) for label, hours in offered]
    return _page(
        panel, "quiet", (panel.say("about.quiet", zone=_zone(panel)),), _twos([none, *choices]), typed="quiet"
    )


def _topics(panel: Panel) -> Message:
    held = panel.chat.preferences.topic
    told = [panel.say("about.topic", value=_topic(panel))]
    here = panel.here if not panel.apart else None
    told.append(panel.say("about.topic_elsewhere" if here is None else "about.topic_here"))
    choices = [] if here is None else [panel.choice(panel.say("value.here"), here == held, "topic", HERE)]
    choices.append(panel.choice(panel.say("off.topic"), held is None, "topic", NONE))
    return _page(panel, "topic", told, (tuple(choices),))


def _words(panel: Panel) -> Message:
    held = panel.chat.preferences.keywords
    told = (panel.say("about.words", value=held or panel.say("value.none")), panel.say("about.words_how"))
    rows = ((panel.button(panel.say("off.words"), "words", NONE),),) if held else ()
    return _page(panel, "words", told, rows, typed="words")


def _firms(panel: Panel, part: int) -> Message:
    if not panel.companies:
        return _page(panel, "firms", (panel.say("about.firms_none"),), ())
    parts = -(-len(panel.companies) // _LISTED)
    part = min(part, parts - 1)
    forms = {entry.company_key: entry.form for entry in panel.entries}
    rows: list[Row] = []
    for key, name in panel.companies[part * _LISTED : (part + 1) * _LISTED]:
        form = panel.say(f"form.{forms[key]}") if key in forms else ""
        label = panel.say("firm.on" if key in forms else "firm.out", company=name, form=form)
        rows.append((panel.button(label, "firm", company=key),))
    turns = [(f"◀ {part}/{parts}", part - 1)] if part else []
    turns += [(f"{part + 2}/{parts} ▶", part + 1)] if part + 1 < parts else []
    rows.append(tuple(panel.button(sign, "firms", str(to)) for sign, to in turns))
    return _page(panel, "firms", (panel.say("about.firms"),), rows)


def _firm(panel: Panel, key: str) -> Message:
    company = dict(panel.companies).get(key)
    if company is None:
        return _firms(panel, 0)
    entry = next((entry for entry in panel.entries if entry.company_key == key), None)
    back: Row = (panel.button(panel.say("back"), "firms"),)
    if entry is None:
        told = line(bold(panel.say("firm.unfollowed", company=company)))
        follow = panel.button(panel.say("firm.follow"), "firm", FOLLOW, key)
        return Message(blocks=(told,), buttons=((follow,), back))
    told = line(bold(panel.say("firm.followed", company=company, form=panel.say(f"form.{entry.form}"))))
    default = panel.choice(panel.say("form.default"), entry.own_form is None, "firm", DEFAULT, key)
    forms = [
        panel.choice(panel.say(f"form.{form}"), form == entry.own_form, "firm", form, key) for form in FORMS
    ]
    end = panel.button(panel.say("firm.unfollow"), "firm", UNFOLLOW, key)
    since = line(since_text(entry, panel.chat))
    return Message(blocks=(told, since), buttons=(*_twos([default, *forms, end]), back))


def since_text(entry: Subscription, chat: Chat) -> str:
    """Who began the subscription, as far as that was written down, and on which day of the chat's zone."""
    day = local(entry.since, chat.preferences.zone).date().isoformat()
    if entry.by is None:
        return word(chat.language, "settings.firm.since_unknown", day=day)
    by = entry.by or word(chat.language, "settings.firm.anonymous")
    return word(chat.language, "settings.firm.since", by=by, day=day)


def _page(
    panel: Panel, page: Page, told: Iterable[str], rows: Iterable[Row], *, typed: Page | None = None
) -> Message:
    """A page with its heading, what it is about, its choices, and the command for what no button offers."""
    blocks: list[Block] = [line(bold(panel.say(f"name.{page}"))), *map(line, told)]
    last: Row = (panel.button(panel.say("back"), "main"),)
    if typed:
        command = panel.command(typed)
        blocks += [line(panel.say("typed")), line(Span(command, "code"))]
        last = (*last, Button(label=panel.say("copy"), copy=command))
    return Message(blocks=tuple(blocks), buttons=(*rows, last))


def _title(panel: Panel) -> str:
    if panel.chat.kind == "private":
        return panel.say("title_own")
    return panel.say("title", title=panel.chat.title)


def _zone(panel: Panel) -> str:
    zone = panel.chat.preferences.zone
    place = next((place for place, of_place in PLACES.items() if of_place == zone), None)
    named = panel.say(f"place.{place}") if place else zone
    return panel.say("value.zone", zone=named, time=f"{local(panel.now, zone):%H:%M}")


def _topic(panel: Panel) -> str:
    topic = panel.chat.preferences.topic
    if topic is None:
        return panel.say("value.general")
    return panel.say("value.here") if topic == panel.here else panel.say("value.topic", topic=topic)


def _followed(panel: Panel) -> str:
    """The companies that the chat follows, each with its form."""
    told = [
        panel.say("value.firm", company=entry.company, form=panel.say(f"form.{entry.form}"))
        for entry in panel.entries
    ]
    more = [panel.say("value.more", count=len(told))] if len(told) > _NAMED else []
    return panel.say("comma").join((*told[:_NAMED], *more)) or panel.say("value.none")


def _twos(buttons: list[Button]) -> tuple[Row, ...]:
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


_PAGES: dict[Page, Callable[[Panel], Message]] = {
    "form": _form,
    "chart": _chart,
    "lang": _lang,
    "zone": _zones,
    "quiet": _quiet,
    "topic": _topics,
    "words": _words,
}
