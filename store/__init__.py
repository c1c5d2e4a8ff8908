"""The knowledge store, as its users see it: `Store`, values and errors; nobody outside imports deeper.

`Store`, `Chats`, `Outbox`, `Lease` and the readers of text are loaded on first use: who only handles values never loads
the database or the grammars.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from store.errors import (
    BinaryFile,
    DamagedFile,
    DatabaseInUse,
    DatabaseUnusable,
    DigestNotRecord,
    DriverMissing,
    EmptyFile,
    FileTooComplex,
    FileTooLarge,
    NewerDatabase,
    NoDatabase,
    NoSpeakers,
    NotACall,
    OnRecordError,
    OutdatedDatabase,
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
    Call,
    CallRow,
    ChangedField,
    ChangedFigure,
    ChangedLines,
    Chat,
    Choice,
    Citation,
    Conflict,
    DatabaseReport,
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
    Step,
    StoredCall,
    Subscription,
    Supplied,
    Turn,
)

if TYPE_CHECKING:
    from store.core import Chats, Lease, Outbox, Store
    from store.core.keeping import (
        backup_database,
        check_database,
        copy_database,
        restore_database,
        upgrade_database,
    )
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
    "DatabaseInUse",
    "DatabaseReport",
    "DatabaseUnusable",
    "Delivery",
    "DeliveryPurpose",
    "DeliveryState",
    "Difference",
    "Digest",
    "DigestForm",
    "DigestItem",
    "DigestNotRecord",
    "DriverMissing",
    "EmptyFile",
    "Exchange",
    "Fact",
    "FactKind",
    "FactSide",
    "FileTooComplex",
    "FileTooLarge",
    "Ingested",
    "JoinedPeople",
    "Kind",
    "Lease",
    "Lines",
    "Named",
    "NewerDatabase",
    "NoDatabase",
    "NoSpeakers",
    "NotACall",
    "Note",
    "OnRecordError",
    "Outbox",
    "Outcome",
    "OutdatedDatabase",
    "Person",
    "Problem",
    "Profile",
    "ProfileUnusable",
    "ProtectedFile",
    "Question",
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
    "UnreadableFile",
    "backup_database",
    "check_database",
    "copy_database",
    "find_figures",
    "fits",
    "metric_name",
    "parse_period",
    "restore_database",
    "upgrade_database",
    "warm_up",
]

_LOADED_LATE = {
    **dict.fromkeys(("Chats", "Lease", "Outbox", "Store"), "store.core"),
    **dict.fromkeys(
        ("backup_database", "check_database", "copy_database", "restore_database", "upgrade_database"),
        "store.core.keeping",
    ),
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
