"""Question + the record of the companies -> the honest answer."""

from store.answers.asking import answer, explained, leans, warm_up
from store.answers.known import Companies
from store.answers.recalling import recalled, retold
from store.answers.scope import CompanyNames, Scope

__all__ = [
    "Companies",
    "CompanyNames",
    "Scope",
    "answer",
    "explained",
    "leans",
    "recalled",
    "retold",
    "warm_up",
]
