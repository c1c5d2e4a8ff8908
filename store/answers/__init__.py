"""Question + the record of the companies -> the honest answer."""

from store.answers.asking import answer, explained, warm_up
from store.answers.known import Companies
from store.answers.scope import CompanyNames, Scope

__all__ = ["Companies", "CompanyNames", "Scope", "answer", "explained", "warm_up"]
