import pytest

from handlers.render.message import units_of
from handlers.render.pages import split_text

SENTENCES = "第一句话。第二句话稍长一些。第三句！"
ENGLISH = "One sentence here. Another sentence follows. A third one ends it."


@pytest.mark.parametrize(
    ("text", "units", "pieces"),
    [
        (SENTENCES, 40, (SENTENCES,)),
        (SENTENCES, 14, ("第一句话。第二句话稍长一些。", "第三句！")),
        (SENTENCES, 9, ("第一句话。", "第二句话稍长一些。", "第三句！")),
        (SENTENCES, 5, ("第一句话。", "第二句话稍", "长一些。", "第三句！")),
        (ENGLISH, 30, ("One sentence here.", "Another sentence follows.", "A third one ends it.")),
        ("Supercalifragilistic words", 12, ("Supercalifra", "gilistic", "words")),
        ("", 10, ()),
    ],
)
def test_a_text_is_cut_where_a_sentence_ends_or_else_a_word(
    text: str, units: int, pieces: tuple[str, ...]
) -> None:
    assert split_text(text, units) == pieces


@pytest.mark.parametrize("units", [2, 3, 7, 20])
def test_no_piece_is_longer_than_telegram_counts_and_nothing_is_lost(units: int) -> None:
    text = "涨了📈📈📈很多。" * 9 + "Then it fell 📉 again."
    pieces = split_text(text, units)
    assert all(units_of(piece) <= units for piece in pieces)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
