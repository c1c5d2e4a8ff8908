"""Question + the record of the companies -> the honest answer."""

from store.answers.asking import answer, explained, warm_up
from store.answers.scope import Companies, CompanyNames, Scope

__all__ = ["Companies", "CompanyNames", "Scope", "answer", "explained", "warm_up"]
