import pytest

from handlers.links import PAYLOAD, link, payload_of, read_payload


@pytest.mark.parametrize(
    "text", ["鲸屿云收入增长多少？", "how fast did cloud revenue grow?", "一" * 23, "JYU-FY2025Q2", "💧"]
)
def test_a_question_goes_into_a_link_and_comes_out_again(text: str) -> None:
    payload = payload_of("q", text)
    assert payload is not None
    assert len(payload) <= PAYLOAD
    assert payload.replace("_", "").replace("-", "").isalnum()
    assert read_payload(payload) == ("q", text)


def test_a_question_that_does_not_fit_has_no_link() -> None:
    assert payload_of("q", "一" * 24) is None
    assert link("bot", "q", "一" * 24) is None


@pytest.mark.parametrize("payload", ["", "q_", "x_YWJj", "q_%%%", "q_a", "c_" + "a" * 63, "help", "q_gQ"])
def test_what_is_none_of_the_bots_is_read_as_nothing(payload: str) -> None:
    assert read_payload(payload) is None


def test_a_call_is_linked_by_its_key() -> None:
    address = link("onrecord_bot", "c", "JYU-FY2025Q2")
    assert address is not None
    assert address.startswith("https://t.me/onrecord_bot?start=c_")
    assert read_payload(address.partition("start=")[2]) == ("c", "JYU-FY2025Q2")
