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
    OneCall,
    OnRecordError,
    ProfileUnusable,
    ProtectedFile,
    TextlessFile,
    UnknownCall,
    UnknownCompany,
    UnknownRevision,
    UnreadableFile,
)
from store.lexicon import metric_name
from store.values import (
    Answer,
    AnsweredMessage,
    AskedTopic,
    Call,
    CallRow,
    ChangedField,
    ChangedFigure,
    ChangedLines,
    Changes,
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
    Expectation,
    Fact,
    FactKind,
    FactSide,
    Ingested,
    JoinedPeople,
    Kind,
    Later,
    Ledger,
    Lines,
    Mentioned,
    Named,
    Note,
    Outcome,
    Person,
    Problem,
    Profile,
    Question,
    Reading,
    Reparsed,
    Reply,
    RevisionRow,
    Section,
    Series,
    Side,
    Silent,
    StatedPerson,
    Step,
    StoredCall,
    Subscription,
    Supplied,
    Turn,
)

if TYPE_CHECKING:
    from store.core import Across, Chats, Outbox, Store
    from store.series import of_own_period
    from store.text.numbers import find_figures
    from store.text.periods import fits, parse_period

__all__ = [
    "Across",
    "Answer",
    "AnsweredMessage",
    "AskedTopic",
    "BinaryFile",
    "Call",
    "CallRow",
    "ChangedField",
    "ChangedFigure",
    "ChangedLines",
    "Changes",
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
    "Expectation",
    "Fact",
    "FactKind",
    "FactSide",
    "FileTooComplex",
    "FileTooLarge",
    "Ingested",
    "JoinedPeople",
    "Kind",
    "Later",
    "Ledger",
    "Lines",
    "Mentioned",
    "Named",
    "NoSpeakers",
    "NotACall",
    "Note",
    "OnRecordError",
    "OneCall",
    "Outbox",
    "Outcome",
    "Person",
    "Problem",
    "Profile",
    "ProfileUnusable",
    "ProtectedFile",
    "Question",
    "Reading",
    "Reparsed",
    "Reply",
    "RevisionRow",
    "Section",
    "Series",
    "Side",
    "Silent",
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
    "UnreadableFile",
    "find_figures",
    "fits",
    "metric_name",
    "of_own_period",
    "parse_period",
    "warm_up",
]

_LOADED_LATE = {
    **dict.fromkeys(("Across", "Chats", "Outbox", "Store"), "store.core"),
    "find_figures": "store.text.numbers",
    "of_own_period": "store.series",
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
