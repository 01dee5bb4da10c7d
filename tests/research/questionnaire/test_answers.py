"""What is asked follows from the answers; what is not asked in the end is not kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from research.questionnaire import (
    TEXT_LIMIT,
    Content,
    Refused,
    asked,
    background_of,
    counted,
    is_right,
    kept,
    missing,
    read_answer,
)
from tests.research.questionnaire.making import content

GIVEN = {"profession": 1, "trained": 1, "where": [1, 3], "other": "At sea", "sure": 4, "guardian": 2}


def test_content_survives_json() -> None:
    assert Content.of(json.loads(json.dumps(content().as_json()))) == content()


def test_a_condition_on_a_question_that_is_not_asked_does_not_hold() -> None:
    assert asked(content(), GIVEN) == list(content().questions)
    assert asked(content(), {**GIVEN, "trained": 2}) == ["profession", "trained", "sure", "cases", "guardian"]
    assert kept(content(), {**GIVEN, "trained": 2}) == {"profession": 1, "trained": 2, "sure": 4, "guardian": 2}


def test_what_must_be_answered_is_missed_only_where_it_is_asked() -> None:
    assert missing(content(), {}) == ["profession", "trained", "sure", "guardian"]
    assert missing(content(), GIVEN) == []


def test_only_backgrounds_tell_results_apart() -> None:
    assert background_of(content(), GIVEN) == {"profession": 1}


def test_an_answer_counts_under_its_options() -> None:
    questions = content().questions
    assert counted(questions["where"], [1, 3]) == [1, 3]
    assert counted(questions["sure"], 4) == [4]
    assert (
        counted(questions["other"], "At sea")
        == counted(questions["cases"], 7)
        == counted(questions["sure"], None)
        == []
    )
    assert is_right(questions["guardian"], 2)
    assert not is_right(questions["guardian"], 1)
    assert not is_right(questions["guardian"], None)


@pytest.mark.parametrize(
    ("name", "sent", "why"),
    [
        ("profession", ["5"], "choice"),
        ("profession", ["0"], "choice"),
        ("profession", ["one"], "choice"),
        ("profession", ["1\x00"], "choice"),
        ("where", ["1", "9"], "choice"),
        ("sure", ["6"], "range"),
        ("sure", ["٣٤"], "range"),
        ("cases", ["-1"], "range"),
        ("cases", ["3,5"], "number"),
        ("cases", ["9" * 400], "number"),
        ("other", ["x" * (TEXT_LIMIT + 1)], "long"),
    ],
)
def test_what_is_no_answer_is_refused(name: str, sent: list[str], why: str) -> None:
    with pytest.raises(Refused) as refused:
        read_answer(content().questions[name], sent)
    assert refused.value.why == why


@given(st.sampled_from(sorted(content().questions)), st.lists(st.text(max_size=12), max_size=4))
def test_nothing_sent_breaks_the_reading(name: str, sent: list[str]) -> None:
    question = content().questions[name]
    try:
        answer = read_answer(question, sent)
    except Refused:
        return
    assert json.loads(json.dumps(answer)) == answer
    assert all(1 <= option <= max(question.options, question.high) for option in counted(question, answer))


anything = st.dictionaries(
    st.sampled_from(sorted(content().questions)), st.one_of(st.none(), st.integers(1, 3), st.lists(st.integers(1, 3)))
)


@given(anything)
def test_keeping_twice_keeps_the_same(answers: dict[str, object]) -> None:
    once = kept(content(), answers)
    assert kept(content(), once) == once
    assert asked(content(), once) == asked(content(), answers)
