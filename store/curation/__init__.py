"""What operators' work needs beside SQL: questions that are alike, the life of a standard answer, its tables. Pure."""

from store.curation.likeness import grouped
from store.curation.states import checked, moved
from store.curation.tables import read_table, written_log, written_table

__all__ = ["checked", "grouped", "moved", "read_table", "written_log", "written_table"]
