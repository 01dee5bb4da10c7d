"""The same question in another spelling gives the same answers: bare, taken apart, in capitals, with cedillas."""

import unicodedata
from collections.abc import Callable

import pytest

from tests.search.judged.answers import addresses, asked
from tests.search.judged.sets import LANGUAGES, questions

pytestmark = pytest.mark.xdist_group("sample")
FIRST = 3
CEDILLAS = str.maketrans("șțȘȚ", "şţŞŢ")
COMMAS = str.maketrans("şţŞŢ", "șțȘȚ")
NORDIC = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "Æ": "AE", "Ø": "O"})


def bare(text: str) -> str:
    """Without accents, as `unaccent` would write it."""
    apart = unicodedata.normalize("NFD", text.translate(LETTERS))
    return "".join(char for char in apart if not unicodedata.combining(char))


SPELLINGS: dict[str, Callable[[str], str]] = {
    "without accents": bare,
    "taken apart": lambda text: unicodedata.normalize("NFD", text),
    "in capitals": str.upper,
    "with cedillas": lambda text: text.translate(CEDILLAS),
    "with commas": lambda text: text.translate(COMMAS),
    "in two letters": lambda text: text.translate(NORDIC),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_spelling_gives_the_same_first_three(indexed: None, language: str, spelling: str) -> None:
    differ = {}
    for question in questions(language):
        other = SPELLINGS[spelling](question.asked)
        if other == question.asked:
            continue
        first, second = (addresses(asked(text, language))[:FIRST] for text in (question.asked, other))
        if first != second:
            differ[other] = (first, second)
    assert not differ
