"""What a question is read as, against the record of an invented company."""

import pytest

from store import Question, Store
from store.answers import Scope
from store.answers.following import understand
from store.answers.subjects import GROUP
from store.answers.understanding import Understanding
from store.core.scopes import Scopes


@pytest.fixture
def scope(recorded: Store) -> Scope:
    scopes = recorded._scopes
    assert isinstance(scopes, Scopes)
    return scopes.scope(recorded.companies()[0][0])


def read(text: str, scope: Scope) -> Understanding:
    return understand(Question(text=text), scope)


@pytest.mark.parametrize(
    ("text", "metric", "subject"),
    [
        ("鲸屿云收入多少", "cloud_revenue", "鲸屿云"),
        ("海外業務營收多少", "revenue", "鲸屿海外"),
        ("cloud revenue growth", "cloud_revenue", "鲸屿云"),
        ("集团净利润", "net_profit", GROUP),
        ("本地生活调整后EBITA", "adj_ebita", "本地生活"),
        ("青汐物流的营收", "revenue", "青汐物流"),
    ],
)
def test_metric_and_subject_are_found_in_both_languages(
    scope: Scope, text: str, metric: str, subject: str
) -> None:
    asked = read(text, scope)
    assert metric in asked.metrics
    assert subject in asked.subjects


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("云收入增长多少", "growth"),
        ("為什麼自由現金流下降", "reason"),
        ("海外什么时候盈利", "when"),
        ("回购了多少钱", "money"),
        ("海岬证券问了什么", "asked"),
        ("which analyst asked about capex", "asker"),
        ("温可颐的问题是怎么回答的", "answered"),
        ("点解利润跌咗", "reason"),
        ("客户多久能回本", "many"),
    ],
)
def test_what_a_question_wants_is_heard(scope: Scope, text: str, cue: str) -> None:
    assert cue in read(text, scope).cues


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("鲸屿芸收入", "鲸屿云收入"),
        ("青汐物流赢收", "青汐物流营收"),
        ("adjsted ebita", "adjusted ebita"),
        ("经西物流", "经西物流"),
    ],
)
def test_a_typo_is_mended_into_a_known_name_and_nothing_else(scope: Scope, typed: str, meant: str) -> None:
    assert read(typed, scope).folded == meant


@pytest.mark.parametrize("text", ["how do they decide", "多少钱", "机会看到多少", "what would you check"])
def test_words_of_the_language_are_never_mended(scope: Scope, text: str) -> None:
    assert read(text, scope).folded == text


def test_a_name_that_the_record_does_not_hold_is_absent(scope: Scope) -> None:
    assert read("拼多多的GMV是多少", scope).absent == ("拼多多",)
    assert read("瑞信的分析师问了什么", scope).absent == ("瑞信",)
    assert read("鲸屿云收入", scope).absent == ()


def test_people_are_known_by_office_like_names(scope: Scope) -> None:
    assert read("老程怎么看海外", scope).people == ("程亦舟",)
    assert read("罗总怎么说", scope).people == ("罗青禾",)


def test_the_reply_is_in_the_language_of_the_question(scope: Scope) -> None:
    assert read("雲收入多少", scope).language == "zh-Hant"
    assert read("云收入多少", scope).language == "zh"
    assert read("cloud revenue", scope).language == "en"


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("云收入多少", True),
        ("有多少城市不亏钱了", True),
        ("how big is the cloud business", True),
        ("为什么利润下降", False),
        ("什么时候盈利", False),
        ("管理层怎么看竞争", False),
    ],
)
def test_only_some_questions_are_answered_by_a_number(scope: Scope, text: str, wants: bool) -> None:
    assert read(text, scope).wants_figure is wants


@pytest.mark.parametrize(
    ("text", "asked"),
    [("does the cloud grow", True), ("how much has the cloud grown", False), ("云在增长吗", True)],
)
def test_a_verb_that_only_helps_makes_no_yes_or_no_question(scope: Scope, text: str, asked: bool) -> None:
    assert ("yes_no" in read(text, scope).cues) is asked


def test_the_whole_of_which_a_share_is_asked_is_not_the_metric_that_is_wanted(scope: Scope) -> None:
    assert read("海外占GMV的几成", scope).metrics == ()
    assert "gmv" in read("海外GMV是多少", scope).metrics


def test_how_many_tenths_are_a_growth_but_not_beside_a_share(scope: Scope) -> None:
    assert "growth" in read("收入涨了几成", scope).cues
    assert "growth" not in read("AI收入占云的比重有几成", scope).cues


@pytest.mark.parametrize(
    "text", ["剔除鲸屿云，毛利率是多少", "gross margin excluding 鲸屿云", "不算鲸屿云收入多少"]
)
def test_what_is_left_out_is_not_what_is_asked_about(scope: Scope, text: str) -> None:
    assert "鲸屿云" not in read(text, scope).subjects


@pytest.mark.parametrize(
    "text", ["operating cash flow before capex", "net profit after buybacks", "利润扣掉资本开支"]
)
def test_the_metric_behind_another_that_it_is_taken_from_is_not_asked_for(scope: Scope, text: str) -> None:
    assert {"capex", "buyback"}.isdisjoint(read(text, scope).metrics)


@pytest.mark.parametrize("text", ["😀", "？", "……"])
def test_a_reply_without_a_word_takes_nothing_from_the_question_before_it(scope: Scope, text: str) -> None:
    asked = understand(Question(text=text, earlier=("鲸屿云收入多少",)), scope)
    assert (asked.metrics, asked.subjects, asked.assumed) == ((), (), ())
