"""The knowledge store, as its users see it: `Store`, values and errors; nobody outside imports deeper.

`Store`, `Chats`, `Outbox` and the readers of text are loaded on first use: who only handles values never loads
the database or the grammars.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from store.errors import (
    BinaryFile,
    DamagedFile,
    DatabaseUnusable,
    DigestNotRecord,
    EmptyFile,
    FileTooComplex,
    FileTooLarge,
    NoSpeakers,
    NotACall,
    OnRecordError,
    ProfileUnusable,
    ProtectedFile,
    TextlessFile,
    UnknownCall,
    UnknownCompany,
    UnknownRevision,
    UnknownZone,
    UnreadableFile,
    UnusableHours,
    UnusableKeywords,
)
from store.lexicon import metric_name
from store.values import (
    Answer,
    AnsweredMessage,
    Call,
    CallRow,
    ChangedField,
    ChangedFigure,
    ChangedLines,
    Chat,
    Choice,
    Citation,
    Conflict,
    Delivery,
    DeliveryPurpose,
    DeliveryState,
    Difference,
    Digest,
    DigestForm,
    DigestItem,
    Exchange,
    Fact,
    FactKind,
    FactSide,
    Ingested,
    JoinedPeople,
    Keywords,
    Kind,
    Lines,
    Named,
    Note,
    Outcome,
    Person,
    Preferences,
    Problem,
    Profile,
    Question,
    QuietHours,
    Reparsed,
    Reply,
    RevisionRow,
    Section,
    Side,
    StatedPerson,
    Step,
    StoredCall,
    Subscription,
    Supplied,
    Turn,
)

if TYPE_CHECKING:
    from store.core import Chats, Outbox, Store
    from store.core.due import bundles
    from store.text.hours import known_zone, local, parse_hours, quiet_until
    from store.text.keywords import parse_keywords
    from store.text.numbers import find_figures
    from store.text.periods import fits, parse_period

__all__ = [
    "Answer",
    "AnsweredMessage",
    "BinaryFile",
    "Call",
    "CallRow",
    "ChangedField",
    "ChangedFigure",
    "ChangedLines",
    "Chat",
    "Chats",
    "Choice",
    "Citation",
    "Conflict",
    "DamagedFile",
    "DatabaseUnusable",
    "Delivery",
    "DeliveryPurpose",
    "DeliveryState",
    "Difference",
    "Digest",
    "DigestForm",
    "DigestItem",
    "DigestNotRecord",
    "EmptyFile",
    "Exchange",
    "Fact",
    "FactKind",
    "FactSide",
    "FileTooComplex",
    "FileTooLarge",
    "Ingested",
    "JoinedPeople",
    "Keywords",
    "Kind",
    "Lines",
    "Named",
    "NoSpeakers",
    "NotACall",
    "Note",
    "OnRecordError",
    "Outbox",
    "Outcome",
    "Person",
    "Preferences",
    "Problem",
    "Profile",
    "ProfileUnusable",
    "ProtectedFile",
    "Question",
    "QuietHours",
    "Reparsed",
    "Reply",
    "RevisionRow",
    "Section",
    "Side",
    "StatedPerson",
    "Step",
    "Store",
    "StoredCall",
    "Subscription",
    "Supplied",
    "TextlessFile",
    "Turn",
    "UnknownCall",
    "UnknownCompany",
    "UnknownRevision",
    "UnknownZone",
    "UnreadableFile",
    "UnusableHours",
    "UnusableKeywords",
    "bundles",
    "find_figures",
    "fits",
    "known_zone",
    "local",
    "metric_name",
    "parse_hours",
    "parse_keywords",
    "parse_period",
    "quiet_until",
    "warm_up",
]

_LOADED_LATE = {
    **dict.fromkeys(("Chats", "Outbox", "Store"), "store.core"),
    "bundles": "store.core.due",
    **dict.fromkeys(("known_zone", "local", "parse_hours", "quiet_until"), "store.text.hours"),
    "parse_keywords": "store.text.keywords",
    "find_figures": "store.text.numbers",
    **dict.fromkeys(("fits", "parse_period"), "store.text.periods"),
}


def warm_up() -> None:
    """Load the dictionary and the lexicon, about a second, so that the first question need not wait."""
    from store.answers import warm_up as load

    load()


def __getattr__(name: str) -> object:
    if name not in _LOADED_LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LOADED_LATE[name]), name)
