"""The two ways through the program, drawn: of a question, and of a transcript.

Each step stands in the lane of its floor; a test holds the names against the code.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docsite.drawing import PALE, RULE, box, line, picture, text

LANES = ("Telegram", "bot", "handlers", "store.core", "store: thought", "store.db")
_MARGIN, _LANE, _STEP, _HEAD = 16, 190, 58, 34
_BOX, _HIGH = 172, 42


@dataclass(frozen=True)
class Step:
    """What happens next: in which lane, at which name of the code (or in plain words), in a few words."""

    lane: str
    name: str
    about: str


QUESTION = (
    Step("Telegram", "an update", "/ask, a reply, a mention"),
    Step("handlers", "routes.routes", "the first that fits"),
    Step("handlers", "ask.asked", "builds a Question"),
    Step("store.core", "Store.answer", "in a thread of its own"),
    Step("store.db", "companies.state", "one look: what changed?"),
    Step("store.core", "scopes.Scopes", "each company's calls, kept"),
    Step("store: thought", "answers.curated", "a standard answer first"),
    Step("store: thought", "answers.asking", "whose record? or declined"),
    Step("store: thought", "answers.understanding", "metric, subject, period"),
    Step("store: thought", "answers.deciding", "evidence decides"),
    Step("handlers", "render.answers", "quotes, sources, notes"),
    Step("handlers", "sending.reply", "an edit edits its answer"),
    Step("Telegram", "one message", "up to 1,500 characters"),
)
TRANSCRIPT = (
    Step("Telegram", "a file", "from an operator"),
    Step("handlers", "ingest.received", "or the shell, or a folder"),
    Step("store.core", "Store.ingest", "the same text: no change"),
    Step("store: thought", "transcripts.parse", "a Call and its problems"),
    Step("store: thought", "facts.extract", "its figures and conflicts"),
    Step("store.core", "ingest.save", "ONE transaction"),
    Step("store.db", "outbox", "a delivery a subscriber"),
    Step("bot", "schedule.tick", "wakes every few seconds"),
    Step("store.core", "Outbox.claim", "what is due, with a lease"),
    Step("store: thought", "digests", "the Call as a Digest"),
    Step("handlers", "render.digests", "card, chart, buttons"),
    Step("store.core", "Outbox.start", "committed before the send"),
    Step("handlers", "digests.deliver", "sends, no transaction open"),
    Step("Telegram", "a digest", "once a chat"),
    Step("store.core", "Outbox.record", "sent, retry, unknown, dead"),
)


def drawings() -> dict[str, str]:
    """Each way as SVG, by the name of its file."""
    return {
        "a-questions-way": _drawn(QUESTION, "A question's way through the program"),
        "a-transcripts-way": _drawn(TRANSCRIPT, "A transcript's way through the program"),
    }


def _drawn(steps: Sequence[Step], title: str) -> str:
    lanes = [lane for lane in LANES if any(step.lane == lane for step in steps)]
    height = _HEAD + len(steps) * _STEP + _MARGIN
    width = 2 * _MARGIN + len(lanes) * _LANE
    places = [
        (_MARGIN + lanes.index(step.lane) * _LANE + (_LANE - _BOX) / 2, _HEAD + number * _STEP + 8.0)
        for number, step in enumerate(steps)
    ]
    parts = [*_lanes(lanes, height), *_arrows(places)]
    for step, place in zip(steps, places, strict=True):
        parts += _box(step, *place)
    return picture(width, height, title, parts)


def _lanes(lanes: Sequence[str], height: float) -> Iterator[str]:
    for number, lane in enumerate(lanes):
        x = _MARGIN + number * _LANE
        yield text(x + 12, 22, lane, bold=True)
        if number:
            yield line([(x, 8), (x, height - 8)], colour=RULE)


def _arrows(places: Sequence[tuple[float, float]]) -> Iterator[str]:
    """From below one box to the top or the side of the next."""
    for (x, y), (to_x, to_y) in pairwise(places):
        middle = x + _BOX / 2
        if x == to_x:
            yield line([(middle, y + _HIGH), (middle, to_y)], arrow=True)
        else:
            side = to_x if to_x > x else to_x + _BOX
            yield line(
                [(middle, y + _HIGH), (middle, to_y + _HIGH / 2), (side, to_y + _HIGH / 2)], arrow=True
            )


def _box(step: Step, x: float, y: float) -> Iterator[str]:
    yield box(x, y, _BOX, _HIGH)
    plain = step.lane == "Telegram"
    yield text(x + 8, y + 17, step.name, size=12, mono=not plain, bold=True)
    yield text(x + 8, y + 33, step.about, size=11, colour=PALE)
