"""What people write is stored without characters that nobody sees, and honest words stay as they are."""

import unicodedata

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from hub.written import LinkField, WordsField, cleaned


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u202edrawkcab\u202c", "drawkcab"),
        ("a\u2067b\u2069c\u200fd", "abcd"),
        ("nul\x00 bell\x07 del\x7f c1\x9b", "nul bell del c1"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("e\u0301", "\u00e9"),
        ("e" + "\u0301" * 40, "\u00e9\u0301\u0301"),
        ("half \ud800", "half"),
    ],
)
def test_what_nobody_sees_is_taken_out(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


@pytest.mark.parametrize(
    "words", ["Ține minte: țară, știe", "børn på 15 år", "één kind – “twee” €", "שלום", "👩‍🏫 و", "a\tb"]
)
def test_honest_words_stay(words: str) -> None:
    assert cleaned(words) == words


@given(st.text())
def test_it_is_done_once_and_for_all(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    assert not {"Cc", "Cs"} & {unicodedata.category(letter) for letter in once.replace("\n", "").replace("\t", "")}


def test_fields_clean_before_they_count() -> None:
    assert WordsField(max_length=3).clean("a\u200b\u200bb\u202ec") == "abc"
    assert WordsField().clean("two\r\nlines") == "two lines"
    assert WordsField(widget=forms.Textarea).clean("two\r\nlines") == "two\nlines"
    assert WordsField(required=False).clean("\u202e\u200b") == ""
    with pytest.raises(forms.ValidationError):
        WordsField().clean("\u202e")
    assert LinkField(assume_scheme="https").clean("https://\u202eexample.org") == "https://example.org"
