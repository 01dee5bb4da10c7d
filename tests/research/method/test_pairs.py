"""Only the same code, once in each wave, makes a pair; everything else is counted under one reason."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from research.method import paired

codes = st.lists(st.sampled_from(["", "a", "b", "c", "d", "e"]), max_size=20)


@given(codes, codes)
def test_each_answer_is_in_a_pair_or_counted_once(before: list[str], after: list[str]) -> None:
    found = paired([(code, (code, "before")) for code in before], [(code, (code, "after")) for code in after])
    once = {code for code in "abcde" if Counter(before)[code] == Counter(after)[code] == 1}
    assert {one[0] for one, _other in found.pairs} == once
    assert all(one == (other[0], "before") and other[1] == "after" for one, other in found.pairs)
    assert len(found.pairs) + found.before.many == len(before)
    assert len(found.pairs) + found.after.many == len(after)


def test_two_people_with_one_code_are_nobodys_pair() -> None:
    found = paired([("a", 1), ("a", 2), ("b", 3), ("", 4)], [("a", 5), ("b", 6), ("c", 7)])
    assert found.pairs == [(3, 6)]
    assert (found.before.twins, found.before.without_code, found.before.alone) == (2, 1, [])
    assert (found.after.twins, found.after.without_code, found.after.alone) == (1, 0, [7])
