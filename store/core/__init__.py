"""Where SQL and thought meet: `Store` and its nouns, each public method one short transaction."""

from store.core.chats import Chats
from store.core.lease import Lease
from store.core.outbox import Outbox
from store.core.store import Store

__all__ = ["Chats", "Lease", "Outbox", "Store"]
