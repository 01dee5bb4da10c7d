"""One slip of the finger in a word of the site still leads somewhere."""

import random
import re
import string
import sys

import pytest

from hub.people.reader import PUBLIC
from hub.publishing.access import visible_rows
from search.models import SearchEntry
from search.queries.nearby import did_you_mean
from tests.search.judged.answers import asked, request
from tests.search.judged.sets import LANGUAGES

pytestmark = pytest.mark.xdist_group("sample")
SLIPS, SHORTEST = 200, 5
LOST = 10
WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
EXTRA = {"en": "", "ro": "ăâîșț", "nl": "ëé", "da": "æøå"}


def words(language: str) -> list[str]:
    entries = SearchEntry.objects.filter(language=language).order_by("key")
    rows = visible_rows(entries, PUBLIC, page_key="page_key", block_id="block_id")
    texts = rows.values_list("title", "summary", "body")
    return sorted({word.lower() for row in texts for text in row for word in WORD.findall(text)})


def slip(word: str, letters: str, chance: random.Random) -> str:
    """The word with one letter too many, too few, wrong, or two swapped; never the word itself."""
    while True:
        place, letter = chance.randrange(len(word)), chance.choice(letters)
        other = chance.choice(
            [
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
            ]
        )
        if other != word:
            return other


def slips(language: str) -> list[tuple[str, str]]:
    """`(typed, meant)`: 200 words of the public texts, each with one slip that gives no other word of the site."""
    chance = random.Random(f"slips of {language}")  # noqa: S311 - a fixed choice, no secret
    known = words(language)
    letters = string.ascii_lowercase + EXTRA[language]
    pairs = [(slip(word, letters, chance), word) for word in chance.sample(known, SLIPS * 2)]
    return [(typed, meant) for typed, meant in pairs if typed not in set(known)][:SLIPS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_of_the_finger_still_leads_somewhere(
    indexed: None, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lost, right, found = [], 0, 0
    pairs = slips(language)
    for typed, meant in pairs:
        if asked(typed, language).count:
            found += 1
            continue
        offered = did_you_mean(request(typed, language), PUBLIC)
        right += offered == meant
        if offered is None or not asked(offered, language).count:
            lost.append((typed, meant))
    with capsys.disabled():
        sys.stdout.write(
            f"\nsearch {language}: of {len(pairs)} slips {found} find something as they are, {right} are put right, "
            f"{len(lost)} find nothing\n"
        )
    assert len(pairs) == SLIPS
    assert len(lost) <= LOST, lost
