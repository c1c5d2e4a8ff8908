"""What a digest says of each analyst: the topics, whether it was answered, and the words that decide it."""

import pytest

from store import DigestItem
from store.digests.asked import asked_items
from store.digests.topics import topic_words
from tests.small_calls import ANALYST, CHIEF, FINANCE, small_call


def asked(question: str, *answers: str) -> tuple[DigestItem, ...]:
    return asked_items(small_call(asked=[[(ANALYST, question), *((FINANCE, answer) for answer in answers)]]))


@pytest.mark.parametrize(
    ("question", "answer", "quote"),
    [
        (
            "全年200亿元的资本开支计划会不会上调？",
            "谢谢。是的，全年约200亿元的资本开支计划没有变化，今年不会上调。",
            "全年约200亿元的资本开支计划没有变化",
        ),
        (
            "公司是否有计划出售线下便利店？",
            "便利店经营得不错。鉴于这一点，我们没有计划出售线下便利店。",
            "我们没有计划出售线下便利店",
        ),
        (
            "外部客户占青汐物流收入的比例是多少？",
            "我们一直在扩大外部业务。本季度外部客户占青汐物流收入的42%。",
            "本季度外部客户占青汐物流收入的42%",
        ),
    ],
)
def test_a_yes_a_no_or_the_asked_figure_is_a_direct_answer(question: str, answer: str, quote: str) -> None:
    (item,) = asked(question, answer)
    assert item.data["verdict"] == "yes"
    assert quote in item.quote


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("云业务的利润率接下来是多少？", "目前折旧在增加，利润率会保持大体稳定。"),
        ("下一财年资本开支是多少？", "需求增长了30%，我们对云计算充满信心。"),
        ("管理层如何看待竞争？", "我们不打价格战，会继续提升体验。"),
        ("即时配送对利润的影响有多大？", "投入体现在销售费用里，利润增长了5%。"),
    ],
)
def test_an_answer_without_what_was_asked_is_a_part_answer(question: str, answer: str) -> None:
    (item,) = asked(question, answer)
    assert item.data["verdict"] == "part"


@pytest.mark.parametrize(
    "refusal",
    [
        "云业务的收入金额我们不单独披露",
        "这个问题今天不便评论",
        "关于市场传闻，我们不予置评",
        "我可能无法详细回答这个问题",
    ],
)
def test_only_words_of_refusal_are_a_refusal(refusal: str) -> None:
    (item,) = asked("云业务的收入是多少？", f"{refusal}。")
    assert item.data["verdict"] == "no"
    assert item.quote in refusal


def test_a_judgement_that_comes_too_early_is_no_refusal() -> None:
    (item,) = asked("海外业务长期会比国内更赚钱吗？", "现在还不能做出判断。目前海外业务的路径更清晰。")
    assert item.data["verdict"] == "part"


def test_a_question_refused_in_part_shows_both() -> None:
    answer, refused = asked(
        "全年资本开支计划会不会上调？鲸屿云下季度的利润率是多少？",
        "谢谢。是的，全年资本开支计划没有变化。关于鲸屿云的利润率，我们不给季度指引。",
    )
    assert (answer.key, answer.data["verdict"]) == ("exchange", "yes")
    assert (refused.key, refused.quote) == ("refusal", "关于鲸屿云的利润率，我们不给季度指引")


def test_an_english_yes_alone_answers_nothing() -> None:
    (item,) = asked(
        "Is capex going to rise next year?", "Yes. Thanks for the question. We like where we are."
    )
    assert item.data["verdict"] == "part"


def test_a_bare_yes_takes_the_words_behind_it_along() -> None:
    (item,) = asked("平均配送时长是不是在30分钟以内？", "是的。目前是28分钟。")
    assert "28分钟" in item.quote


def test_a_question_that_nobody_answered_says_so() -> None:
    (item,) = asked("全年资本开支计划会不会上调？")
    assert (item.key, item.lines, item.quote) == ("unanswered", (2, 2), "")


def test_the_quote_is_told_with_its_speaker_and_line() -> None:
    call = small_call(
        asked=[
            [
                (ANALYST, "怎么看竞争？"),
                (CHIEF, "谢谢你的问题。"),
                (FINANCE, "我们的目标是稳定份额，不打价格战。"),
            ]
        ]
    )
    (item,) = asked_items(call)
    assert (item.speaker, item.lines) == (FINANCE, (6, 6))


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        ("我的问题与股东回报有关。股息会不会提高？回购呢？", ("股东回报", "股息", "回购")),
        ("AI很好。请问资本开支和毛利率怎么走？", ("资本开支", "毛利率")),
        ("鲸选商城的补贴会不会重新打起来？", ("鲸选商城", "补贴")),
    ],
)
def test_topics_are_words_of_the_question_in_its_order(question: str, topics: tuple[str, ...]) -> None:
    assert topic_words(question, ("鲸选商城", "青汐物流")) == topics


def test_names_on_the_call_are_no_topics() -> None:
    assert topic_words("I am with Evercore ISI. How is free cash flow?", known="Evercore ISI") == (
        "free cash flow",
    )
