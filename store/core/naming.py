"""Which company or call is meant: by key, name, ticker or alias, whatever their case, width or script."""

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy.orm import Session

from store.db import companies, corpus
from store.db.companies import Alias, Named
from store.errors import UnknownCall, UnknownCompany
from store.text.folding import fold
from store.values import Call, CallRow

_NAME_KINDS = ("name", "alias")
_KNOWN_SHOWN = 12
_KEY_BYTES = 40  # a key goes into the 64 bytes of a button's data

_LEGAL_WORDS = {
    "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "llc", "lp",
    "sa", "ag", "nv", "se", "spa", "ab", "oyj", "asa", "group", "holding", "holdings",
}  # fmt: skip
_LEGAL_ENDING = re.compile("(?:有限责任公司|股份有限公司|有限公司|公司|集团|控股|股份)+$")
_EXCHANGES = {
    name: exchange
    for exchange, names in {
        "hk": "hk hkg hkex sehk hkse 港交所 联交所 香港交易所",
        "sh": "sh ss sse shse xshg 上交所",
        "sz": "sz szse xshe 深交所",
        "nyse": "nyse n 纽交所 纽约证券交易所",
        "nasdaq": "nasdaq nasdaqgs nasdaqgm nasdaqcm nas o oq 纳斯达克",
        "us": "us",
    }.items()
    for name in names.split()
}
_AMERICAN = {"nyse", "nasdaq", "us"}


def _folded(name: str) -> str:
    """A name as it is compared: folded, letters and digits only, at most 300."""
    return "".join(char for char in fold(name) if char.isalnum())[:300]


def short_name(name: str) -> str:
    """A folded name without the words of its legal form, or whole if nothing else is in it."""
    words = re.findall(r"[^\W_]+", fold(name).replace(".", ""))
    while words and words[-1] in _LEGAL_WORDS:
        words.pop()
    if words and words[0] == "the":
        words = words[1:]
    return _LEGAL_ENDING.sub("", "".join(words))[:300] or _folded(name)


def ticker_of(written: str) -> tuple[str | None, str]:
    """(exchange or None, symbol), folded: NYSE:BABA, 9988.HK, HKEX: 09988, BABA US."""
    words = unicodedata.normalize("NFKC", written).strip().lower()
    exchange, colon, symbol = (part.strip() for part in words.partition(":"))
    if colon:
        return _EXCHANGES.get(fold(exchange), exchange) or None, _symbol(symbol)
    head, mark, tail = words.replace(" ", ".").rpartition(".")
    if mark and head and tail in _EXCHANGES:
        return _EXCHANGES[tail], _symbol(head)
    return None, _symbol(words)


def find(session: Session, words: str) -> Named:
    """(key, name) of the company with a live call that is called so; a beginning that fits only one does too.

    UnknownCompany names those that fit, or all, where none or several do.
    """
    live = dict(companies.live(session))
    for found in _candidates(session, words):
        fitting = [key for key in found if key in live]
        if len(fitting) == 1:
            return fitting[0], live[fitting[0]]
        if fitting:
            raise UnknownCompany(words, tuple(live[key] for key in fitting)[:_KNOWN_SHOWN])
    raise UnknownCompany(words, tuple(live.values())[:_KNOWN_SHOWN])


def call(session: Session, name: str | None) -> CallRow:
    """The live call of that key, or of a beginning that fits only one; None: the latest. UnknownCall."""
    if name is None:
        newest = corpus.newest(session)
        if newest is None:
            raise UnknownCall(None, ())
        return newest
    found = corpus.named(session, name) if name.strip() else ()
    if len(found) == 1:
        return found[0]
    known = found or corpus.rows(session, limit=_KNOWN_SHOWN)
    raise UnknownCall(name, tuple(row.key for row in known[:_KNOWN_SHOWN]))


def company_of(session: Session, call: Call) -> str | None:
    """The key of the kept company that the call belongs to; None if it is a new one.

    The whole name says so, or a ticker; the name without its legal form only where a ticker cannot tell.
    """
    named = companies.called(session, _NAME_KINDS, [_folded(call.company)]) if call.company else ()
    if named:
        return named[0]
    for ticker in call.tickers:
        if listed := _listed(session, ticker):
            return listed[0]
    for key in companies.called(session, ["short"], [short_name(call.company)]):
        if not call.tickers or not companies.has_ticker(session, key):
            return key
    return None


def add(session: Session, call: Call) -> str:
    """Keep the call's company as a new one; returns its key."""
    key, number = wanted_key(call), 1
    while companies.known(session, key):
        number += 1
        key = f"{wanted_key(call)}-{number}"
    companies.add(session, key, call.company or key)
    return key


def wanted_key(call: Call) -> str:
    """The key that a new company gets if it is free: its ticker's symbol, else its folded name."""
    symbol = call.tickers[0].split(":")[-1].split(".")[0].strip().lower() if call.tickers else ""
    words = symbol or "-".join(re.findall(r"[^\W_]+", fold(call.company)))
    return words.encode()[:_KEY_BYTES].decode(errors="ignore").strip("-") or "unnamed"


def aliases(call: Call) -> tuple[Alias, ...]:
    """Everything that the call's header calls its company."""
    found = [
        Alias(kind="name", folded=_folded(call.company), written=call.company),
        Alias(kind="short", folded=short_name(call.company), written=call.company),
    ]
    for written in call.tickers:
        exchange, symbol = ticker_of(written)
        found.append(Alias(kind="ticker", folded=f"{exchange or ''}:{symbol}"[:300], written=written))
        found.append(Alias(kind="symbol", folded=symbol[:300], written=written))
    return tuple(alias for alias in found if alias.folded)


def other_name(written: str) -> tuple[Alias, ...]:
    """An alias of a profile: it names the company as its own name does."""
    found = (
        Alias(kind="alias", folded=_folded(written), written=written),
        Alias(kind="short", folded=short_name(written), written=written),
    )
    return tuple(alias for alias in found if alias.folded)


def owners(session: Session, written: str, *, ticker: bool) -> tuple[str, ...]:
    """The keys of the kept companies that have exactly that name, or that ticker."""
    if ticker:
        return _listed(session, written)
    return companies.called(session, _NAME_KINDS, [_folded(written)])


def _candidates(session: Session, words: str) -> Iterable[tuple[str, ...]]:
    """The keys that fit, from the surest reading of the words to the least sure."""
    key = words.strip().lower()
    yield (key,) if companies.known(session, key) else ()
    folded = _folded(words)
    if not folded:
        return
    yield companies.called(session, _NAME_KINDS, [folded])
    yield _listed(session, words)
    yield companies.called(session, ["short"], [short_name(words)])
    yield companies.beginning(session, (*_NAME_KINDS, "short"), folded)


def _listed(session: Session, ticker: str) -> tuple[str, ...]:
    """Who has that ticker: a symbol alone is of any exchange, one on another exchange is another's."""
    exchange, symbol = ticker_of(ticker)
    if exchange is None:
        return companies.called(session, ["symbol"], [symbol])
    same = _AMERICAN if exchange == "us" else {exchange, *({"us"} if exchange in _AMERICAN else ())}
    return companies.called(session, ["ticker"], [f":{symbol}", *(f"{each}:{symbol}" for each in same)])


def _symbol(symbol: str) -> str:
    symbol = symbol.replace(" ", "")
    # Hong Kong's codes are written with and without zeros before them; six digits are a mainland code.
    return symbol.lstrip("0") or symbol if symbol.isdigit() and len(symbol) < 6 else symbol
