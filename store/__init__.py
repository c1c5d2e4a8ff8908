"""The knowledge store, as its users see it: `Store`, values and errors; nobody outside imports deeper.

`Store`, `Chats` and `Outbox` are loaded on first use: who only handles values never loads the database.
"""

from typing import TYPE_CHECKING

from store.errors import (
    BinaryFile,
    DatabaseUnusable,
    EmptyFile,
    FileTooLarge,
    NotACall,
    OnRecordError,
    ProfileUnusable,
    UnknownCall,
    UnknownCompany,
    UnknownRevision,
    UnreadableFile,
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
    Kind,
    Lines,
    Named,
    Note,
    Outcome,
    Person,
    Problem,
    Profile,
    Question,
    Reparsed,
    Reply,
    RevisionRow,
    Section,
    Side,
    StatedPerson,
    StoredCall,
    Subscription,
    Supplied,
    Turn,
)

if TYPE_CHECKING:
    from store.core import Chats, Outbox, Store

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
    "DatabaseUnusable",
    "Delivery",
    "DeliveryPurpose",
    "DeliveryState",
    "Difference",
    "Digest",
    "DigestForm",
    "DigestItem",
    "EmptyFile",
    "Exchange",
    "Fact",
    "FactKind",
    "FactSide",
    "FileTooLarge",
    "Ingested",
    "JoinedPeople",
    "Kind",
    "Lines",
    "Named",
    "NotACall",
    "Note",
    "OnRecordError",
    "Outbox",
    "Outcome",
    "Person",
    "Problem",
    "Profile",
    "ProfileUnusable",
    "Question",
    "Reparsed",
    "Reply",
    "RevisionRow",
    "Section",
    "Side",
    "StatedPerson",
    "Store",
    "StoredCall",
    "Subscription",
    "Supplied",
    "Turn",
    "UnknownCall",
    "UnknownCompany",
    "UnknownRevision",
    "UnreadableFile",
    "metric_name",
    "warm_up",
]

_LOADED_LATE = {"Chats", "Outbox", "Store"}


def warm_up() -> None:
    """Load the dictionary and the lexicon, about a second, so that the first question need not wait."""
    from store.answers import warm_up as load

    load()


def __getattr__(name: str) -> object:
    if name not in _LOADED_LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from store import core

    return getattr(core, name)
