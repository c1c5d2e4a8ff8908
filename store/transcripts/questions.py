"""What an analyst asks, question by question: verbatim pieces of the turn, without the words that lead to them."""

import re

from store.text.hinted import Hinted
from store.text.sentences import clauses, sentences

_MARKED = re.compile(r"[?？][”\"'’」』)）]*$")
_ASKS = Hinted(
    re.compile(
        r"想(?:[请請]问|請問|[请請]教|问|問|了解|瞭解|知道|听|聽|确认|確認)|[请請][问問教]"
        r"|[请請].{0,6}(?:分享|谈谈|談談|介绍|介紹|说明|說明|澄清|解释|解釋|展开|补充)"
        r"|(?:能否|能不能|可否|可不可以|是否(?:可以|能)|可以[请請]).{2,}"
        r"|\b(?:could|can|would) (?:you|we|management)\b|\bwondering\b|\bcurious\b"
        r"|\b(?:wanted|like) to (?:ask|understand|know|get)\b|\bany (?:color|thoughts|update)\b"
        r"|\bhow (?:do|should|would|are|much|many)\b|\bwhat (?:is|are|was|were|do|does|should|would)\b",
        re.IGNORECASE,
    )
)
_INTERROGATIVE = re.compile(
    r"如何|怎[么麼样樣]|什[么麼]|哪[些里裡个個]|是否|有没有|有沒有|多少|多大|几成|為何|为何|为什么|為什麼|吗$|嗎$|还是|還是"
)
_ONLY_WHEN = re.compile(r"(?:时|時|的话|的話|之后|之後|之前|后|後)$")
_BECAUSE = re.compile(r"[,，]\s*(?:因为|因為|because |since |given )")
_LEAD_IN = re.compile(
    r"^那[么麼][,，、]?|^(?:那|所以|首先|其次|再次|最后|最後|另外|此外|还有|還有|同时|同時|第[一二三四五]|然后|然後|接下来|原因在于|更重要的是|具体来说|具體來說|而|而且|并且|但|因此|好的?|谢谢|謝謝|"
    r"so|and|then|also|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|lastly|secondly|but)(?=[,，、:：\s])[,，、:：\s]*",
    re.IGNORECASE,
)
_AND_ALSO = re.compile(
    r"[,，]\s*以及|,?\s+and\s+(?=(?:also\s+)?(?:how|what|when|where|why|whether|could|can|would|will|should|do|does)\b)",
    re.IGNORECASE,
)
_TIME = re.compile(r"^[(（\[]\d{1,2}:\d\d(?::\d\d)?[)）\]]\s*")
_SHORTEST = 4
_LONGEST = 20_000


def sub_questions(text: str) -> tuple[str, ...]:
    """The questions in a turn, in order; each is a verbatim piece of it. Thanks and context are left out."""
    found: list[str] = []
    text = text[:_LONGEST]
    for start, end in sentences(text):
        sentence = text[start:end]
        if _MARKED.search(sentence) or _ASKS.search(sentence):
            found += _pieces(sentence)
    return tuple(found)


def _pieces(sentence: str) -> list[str]:
    """One sentence cut where it asks two things: at "以及", or between two clauses that both ask."""
    pieces: list[str] = []
    for part in _AND_ALSO.split(sentence):
        pieces += _by_clauses(part)
    return [piece for piece in map(_trimmed, pieces) if len(piece) >= _SHORTEST and not _is_word(piece)]


def _is_word(piece: str) -> bool:
    """Whether a piece is one English word: `Brian?` only says who is asked."""
    return piece.isascii() and " " not in piece


def _by_clauses(part: str) -> list[str]:
    cuts, asked = [0], False
    for start, end in clauses(part):
        clause = part[start:end]
        asks = _INTERROGATIVE.search(clause) is not None and not _ONLY_WHEN.search(clause)
        if asks and asked:
            cuts.append(start)
        asked = asked or asks
    return [part[a:b] for a, b in zip(cuts, [*cuts[1:], len(part)], strict=True)]


def _trimmed(piece: str) -> str:
    """Without connecting words before it and punctuation around it."""
    piece = _TIME.sub("", piece.strip())
    reason = _BECAUSE.search(piece)
    if reason and reason.start() >= _SHORTEST:
        piece = piece[: reason.start()]
    while match := _LEAD_IN.match(piece):
        piece = piece[match.end() :]
    return piece.strip(" \t\n,，、;；:：?？。.")
