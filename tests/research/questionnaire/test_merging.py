"""Two who change the same answers: what one changed stands, what both changed is said, whatever they typed."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from research.questionnaire.merging import merged

NAMES = ("sure", "guardian", "lacked")
ANSWERS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([1, 2, None]))
ASKED = st.sets(st.sampled_from(NAMES))


def test_what_one_alone_changed_is_taken() -> None:
    base = {"sure": 1, "guardian": 1}
    assert merged(NAMES, base=base, theirs={"sure": 2, "guardian": 1}, mine={"sure": 1, "guardian": 2}) == (
        {"sure": 2, "guardian": 2},
        [],
    )


def test_what_was_emptied_is_gone() -> None:
    assert merged(["sure"], base={"sure": 1}, theirs={"sure": 1}, mine={"sure": None}) == ({}, [])


@given(names=ASKED, base=ANSWERS, theirs=ANSWERS, mine=ANSWERS)
def test_nobody_loses_what_they_typed(
    names: set[str], base: dict[str, Any], theirs: dict[str, Any], mine: dict[str, Any]
) -> None:
    found, clashes = merged(names, base=base, theirs=theirs, mine=mine)
    for name in NAMES:
        was, other, own, now = base.get(name), theirs.get(name), mine.get(name), found.get(name)
        if name not in names:
            assert now == other
        elif name in clashes:
            assert now == other
            assert len({was, other, own}) == 3
        else:
            assert now == (other if own == was else own)


@given(names=ASKED, theirs=ANSWERS, mine=ANSWERS)
def test_whoever_saw_what_stands_there_has_their_way(
    names: set[str], theirs: dict[str, Any], mine: dict[str, Any]
) -> None:
    found, clashes = merged(names, base=theirs, theirs=theirs, mine=mine)
    assert clashes == []
    assert all(found.get(name) == mine.get(name) for name in names)
