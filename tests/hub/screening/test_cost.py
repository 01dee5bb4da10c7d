"""No text, however hostile, keeps the screen busy: the CPU seconds of this process are bounded."""

import time

import pytest

from hub.screening import screen

LENGTH = 100_000
MOST = 40.0
"""CPU seconds; the worst takes ten to sixteen, a pattern that is quadratic in the length takes hundreds."""

HOSTILE = {
    "digits": "1",
    "digits apart": "1 ",
    "dates of birth without end": "7 05 08 ",
    "born": "born on ",
    "born, words": "geboren op de dag van de ",
    "letters": "a",
    "capitals": "ABCDEF85",
    "words": "kerk straat ",
    "streets": "Straat",
    "dots": "a.",
    "at": "a@",
    "mails": "a@b.co ",
    "mails without dots": "a@b ",
    "at a provider": "a at gmail ",
    "providers": "gmail: a.",
    "providers apart": "gmail is a ",
    "half mails": "a.b-c@d-",
    "at in words": "ana at shelter ",
    "dots in words": "dot ",
    "brackets": "((((",
    "blanks": " ",
    "newlines": "\n",
    "plus": "+4",
    "telephones": "0722 123 456 ",
    "tel": "tel. no. ",
    "labels": "bsn nr pic grant ",
    "digit words": "one two three ",
    "joined words": "fivesix",
    "tens": "quatre-vingt-dix ",
    "alike": "O0lI",
    "underscores": "_",
    "file names": "aB1_",
    "marks": "e\u0301",
    "zero width": "1\u200b",
    "cases": "case no. ",
    "ages": "13 ",
    "slashes": "t.me/",
    "capital letters": "Aa ",
    "dashes": "a-",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_read_in_bounded_time(piece: str) -> None:
    text = (piece * LENGTH)[:LENGTH]
    before = time.process_time()
    screen(text)
    assert time.process_time() - before < MOST
