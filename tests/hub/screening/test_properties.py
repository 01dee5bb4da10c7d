"""What holds for any text at all: places are exact, nothing raises, masking only takes out."""

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hub.screening import mask, screen
from tests.hub.screening.corpus.numbers import number, seeded

PIECES = st.sampled_from(
    [
        *("0722 123 456", "+31 6 1234 5678", "ana@x.org", "ana at x dot org", "t.me/ana", "five zero eight"),
        *("BSN ", "CNP", "PIC 912345678", "born on 12 March 2011", "Kerkstraat 12", "case no. 12/2024", "13-year-old"),
        *("\u200b", "\u0301", "\n", " ", "_", ".", "-", ",", "٣", "５", "О", "l"),
        *("•", "ﬁ", "ß", "æ", "½", "①", "𝟓", "İ", "en to tre"),
        *(number("ro.cnp", seeded(1)), number("nl.bsn", seeded(2)), number("it.codicefiscale", seeded(3))),
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=14).map("".join))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_every_finding_stands_where_it_says(text: str) -> None:
    found = screen(text)
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.found
        assert text[: one.start].endswith(one.before) and text[one.end :].startswith(one.after)
        end = one.end


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_masking_only_takes_out(text: str) -> None:
    assume("•" not in text)
    place = 0
    for piece in re.split("•••(?:@•••)?", mask(text)):
        place = text.index(piece, place) + len(piece)
