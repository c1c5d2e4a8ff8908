"""How those are shown whom the record does not name: a bare sign of a question or an answer is no name."""

import re

from handlers.render.words import word

# How the store joins names, and what belongs to one.
JOINED, _ASIDE = "、", re.compile(r"(.+)（([^（）]+)）")
# The labels of the record that name nobody, by what is shown instead; all others are shown as they stand.
_SIGNS = {
    "company": re.compile(r"(?:[AＡ]|答|回答|回复|答复|回覆|(?:上市)?公司(?:方|回答|回复|答复)?)\d*[:：]?"),
    "investor": re.compile(r"(?:[QＱ]|问|問|提问|提問|投资者|投資者|股民|网友|股东)\d*[:：]?"),
}


def unnamed(speaker: str) -> str | None:
    """Whom a label without a name stands for: `company`, `investor`, or None for a name or other words."""
    return next((who for who, sign in _SIGNS.items() if sign.fullmatch(speaker.strip())), None)


def speaker_name(speaker: str, language: str) -> str:
    """The speaker as shown: the name of the record, or who stands behind a bare sign (答, A, Q)."""
    who = unnamed(speaker)
    return word(language, f"answers.speaker.{who}") if who else speaker


def speaker_names(joined: str, language: str) -> str:
    """Several speakers, joined in the record's order, each as shown and once."""
    names = dict.fromkeys(speaker_name(each, language) for each in joined.split(JOINED))
    return word(language, "answers.listing").join(names)


def names_listed(joined: str, language: str) -> str:
    """Names that the store joined, some with what belongs to them in brackets, as the language lists them."""
    told = []
    for each in joined.split(JOINED):
        name, aside = match.groups() if (match := _ASIDE.fullmatch(each)) else (each, "")
        told.append(word(language, "answers.aside", name=name, aside=aside) if aside else name)
    return word(language, "answers.listing").join(told)
