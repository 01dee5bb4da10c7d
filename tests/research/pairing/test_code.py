"""The same answers, however they are written, give the same code under one key, and under no other."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from research.pairing.code import code_hash, folded

KEY, OTHER = b"k" * 32, b"o" * 32


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ștefan-cel-Mare 3", "stefan  CEL mare 3"),
        ("Şoseaua", "șoseaua"),
        ("Ærø", "ærø"),
        ("STRASSE", "straße"),
        ("07 / 03", "0703"),
    ],
)
def test_case_accents_spaces_and_signs_do_not_matter(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert code_hash([one, "x"], key=KEY) == code_hash([other, "x"], key=KEY)


def test_answers_do_not_run_into_each_other() -> None:
    assert code_hash(["ab", "c"], key=KEY) != code_hash(["a", "bc"], key=KEY)
    assert code_hash(["ab", "c"], key=KEY) != code_hash(["c", "ab"], key=KEY)


def test_the_key_makes_the_code() -> None:
    assert code_hash(["ab", "c"], key=KEY) != code_hash(["ab", "c"], key=OTHER)


@pytest.mark.parametrize("answers", [[], ["", "c"], ["ab", " - "]])
def test_without_an_answer_there_is_no_code(answers: list[str]) -> None:
    assert code_hash(answers, key=KEY) == b""


@given(st.text())
def test_folding_twice_changes_nothing_and_normal_forms_are_one(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))
