"""A page of Chinese that was cut to a width is read as it was written, and each word still has its line."""

import pytest

from store import Answer, Question, Store
from store.text.paragraphs import Cut, cut_of, paragraphs
from tests.conftest import NOW
from tests.databases import StoreLike
from tests.judging import check_stands_in_record

_SAID = """一、公司基本情况介绍
公司前三季度实现营业收入十分稳健,其中第三季度精密泵阀业务收入达到3.62亿元,比去年同期增长21.5%;流体控制业务受下游招标推迟的影响,收入为1.18亿元,同比下降6%。公司目前在无锡、滁州和越南北宁设有三个生产基地,员工总人数约2400人,其中研发人员占比超过四分之一。
新基地方面,滁州二期厂房已经完成封顶,预计明年二季度可以开始试生产,满产以后每年新增产能大约80万台套,可以覆盖现有订单里交付最紧张的那一部分。
二、问答环节
1、问:三季度毛利率为什么比上半年高,这个水平后面能不能维持得住,管理层怎么看这里面的原因?
答:主要有两方面的原因,一是高毛利的氢能阀门在收入里的比重提高到了百分之十八,二是铜和不锈钢的采购价格从年中开始回落。四季度是传统的交付旺季,我们认为毛利率大体可以保持平稳。
2、问:海外的订单现在是什么情况,明年的目标有没有可以跟我们分享的数字?
答:海外订单增长很快,截至九月末在手订单为5.4亿元,其中中东地区占了将近一半,东南亚的客户主要是化工和水处理行业。明年的目标还在做预算,现在不方便讲具体的数字。
3、问:回购的进度怎么样?
答:公司已经累计回购了6300万元,这次回购的上限是一个亿,我们会按照市场的情况继续推进,也会及时披露。
"""


def _cut(text: str, width: int, indent: int = 0) -> str:
    """The text as a page has it: no line wider, where a Chinese character is as wide as two others.

    An `indent` of each paragraph takes room and is lost, as where text is taken from a PDF.
    """
    rows: list[str] = []
    for line in text.split("\n"):
        row, first = "", len(rows)
        for letter in line:
            if len(f"{row}{letter}".encode("gb18030")) > width - indent * (len(rows) == first):
                rows.append(row)
                row = ""
            row += letter
        rows.append(row)
    return "\n".join(rows)


_HEAD = "柏渡流体股份有限公司投资者调研纪要\n时间:2025年10月30日\n\n"
PAGE = _HEAD + _cut(_SAID, 52)


@pytest.fixture(params=[0, 4], ids=["flush", "indented"])
def held(store_like: StoreLike, request: pytest.FixtureRequest) -> Store:
    page = _HEAD + _cut(_SAID, 52, request.param)

    def record(store: Store) -> None:
        outcome = store.ingest("baidu-fluid.txt", page.encode(), now=NOW, push=False)
        assert outcome.status == "new", outcome

    return store_like(f"baidu-fluid-{request.param}", record)


def _asked(store: Store, question: str) -> Answer:
    answer = store.answer(Question(text=question))
    check_stands_in_record(answer, store)
    return answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("精密泵阀三季度收入同比增长多少?", "21.5%"),
        ("流体控制业务收入是多少", "1.18亿元"),
        ("滁州二期什么时候试生产?", "明年二季度可以开始试生产"),
        ("在手订单有多少", "5.4亿元"),
        ("三季度毛利率为什么更高?", "不锈钢的采购价格从年中开始回落"),
    ],
)
def test_a_sentence_that_runs_over_lines_of_a_page_is_answered_with_whole(
    held: Store, question: str, told: str
) -> None:
    answer = _asked(held, question)
    assert answer.kind in ("metric", "passage"), answer
    assert any(told in citation.quote for citation in answer.citations), answer.citations


def test_the_width_of_a_page_is_told_by_its_full_lines() -> None:
    cut = cut_of(PAGE.split("\n"))
    assert cut is not None
    assert cut.width in range(48, 53)


@pytest.mark.parametrize(
    "text", [_SAID, PAGE[:200], "Revenue was $3 million.\n" * 40, "第三季度收入增长。\n" * 40]
)
def test_a_text_that_was_not_cut_to_a_page_has_no_width(text: str) -> None:
    assert cut_of(text.split("\n")) is None


def test_words_of_a_broken_line_keep_their_line() -> None:
    lines = ["订单为5.4", "亿元,主要来自 Gulf", "Petro 的项目。", "二、其他"]
    (first, second) = paragraphs(enumerate(lines, 7), cut=Cut(width=12))
    assert first.text == "订单为5.4亿元,主要来自 Gulf Petro 的项目。"
    assert [
        first.line_at(first.text.index(word))[0] for word in ("5.4", "亿元", "Gulf", "Petro", "项目")
    ] == [7, 8, 8, 9, 9]
    assert second.text == "二、其他"


def test_a_word_that_did_not_fit_goes_over_whole() -> None:
    lines = ["公司推出了两款产品,包括", "Hydralign-2000 和另一款。", "下一段。"]
    assert [found.text for found in paragraphs(enumerate(lines, 1), cut=Cut(width=34))] == [
        "公司推出了两款产品,包括Hydralign-2000 和另一款。",
        "下一段。",
    ]


HEARD = """那我们先看一下第三季度的整体情况
第三季度公司的合并营收
是十八点六亿元
比去年同期增长了百分之十一
那这个增长呢
主要是来自于东南亚市场的订单
所以毛利率也提升到百分之三十二
另外在新产品的部分
我们的智能水表
会在明年第二季开始量产"""


def test_what_a_machine_heard_in_pieces_is_read_breath_by_breath() -> None:
    lines = HEARD.split("\n")
    found = list(paragraphs(enumerate(lines, 1), cut=Cut(width=None)))
    assert [paragraph.lines for paragraph in found] == [(1, 2, 3, 4), (5, 6, 7), (8, 9, 10)]
    assert found[0].text == " ".join(lines[:4])


def test_lines_without_stops_are_pieces_that_a_machine_heard() -> None:
    assert cut_of(HEARD.split("\n") * 8) == Cut(width=None)
    some = [f"{line}。" if n % 4 == 0 else line for n, line in enumerate(HEARD.split("\n") * 8)]
    assert cut_of(some) == Cut(width=None)
    assert cut_of([f"{line}。" for line in HEARD.split("\n") * 8]) is None


def test_a_speech_heard_in_pieces_is_answered_from_with_what_goes_together(store: Store) -> None:
    opening = "柏渡流体2025年第三季度业绩电话会逐字稿\n大家午安\n现在把时间交给总经理\n"
    filler = "\n".join(f"那第{n}张简报是各个厂区的照片\n大家可以参考" for n in range(3, 40))
    store.ingest("heard.txt", (opening + HEARD + "\n" + filler).encode(), now=NOW, push=False)
    answer = _asked(store, "智能水表什么时候量产?")
    assert answer.kind == "passage", answer
    assert "明年第二季" in answer.citations[0].quote


def test_a_first_line_is_full_with_its_label_and_its_indent() -> None:
    said = "滁州二期的厂房封顶以后订单的交付会快很多,海外的客户也在等,所以明年二季度开始试生产。"
    page = _cut(f"答:{said}", 52, 4).split("\n")
    words = [(number, line.removeprefix("答:")) for number, line in enumerate(page, 1)]
    (found,) = paragraphs(words, cut=Cut(width=52, lines=page))
    assert (found.text, found.lines) == (said, (1, 2))
