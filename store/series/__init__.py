"""Calls of a company beside each other: series of figures, expectations and what became of them, what changed.

Pure, and nothing is computed: a later figure never settles an earlier statement, only a quoted sentence does.
"""

from store.series.changes import changes
from store.series.expectations import ledger
from store.series.readings import Told, available, nearest_profit, of_own_period, readings

__all__ = ["Told", "available", "changes", "ledger", "nearest_profit", "of_own_period", "readings"]
