"""The store's own work: each public method one short transaction; SQL and thought meet here only."""

from store.core.across import Across
from store.core.chats import Chats
from store.core.desk import Desk, asker_mark
from store.core.lease import Lease
from store.core.outbox import Outbox
from store.core.permits import Permits
from store.core.store import Store

__all__ = ["Across", "Chats", "Desk", "Lease", "Outbox", "Permits", "Store", "asker_mark"]
