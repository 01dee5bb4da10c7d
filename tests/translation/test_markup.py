"""Inline tags as numbered marks: what a person sees, what is stored, and what is refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translation import localize

SOURCE = 'Call <b>now</b>, see <a id="a1">the <i>list</i></a> &amp; <a id="a2">law</a>.'
SHOWN = "Call ‹1›now‹/1›, see ‹2›the ‹3›list‹/3›‹/2› & ‹4›law‹/4›."


def segment(source: str = SOURCE) -> localize.Segment:
    return localize.Segment(key="k", path="body.x", field_path="body.text", source=source, target="")


def test_tags_are_numbered_in_the_order_of_the_english_text() -> None:
    assert segment().shown(SOURCE) == SHOWN
    assert segment().stored(SHOWN) == SOURCE
    assert [(mark.number, mark.what) for mark in segment().marks] == [
        (1, "bold"),
        (2, "link"),
        (3, "italics"),
        (4, "link"),
    ]


def test_a_translation_may_put_them_in_another_order() -> None:
    text = "‹4›Legea‹/4› & ‹2›lista ‹3›x‹/3›‹/2›: ‹1›acum‹/1›"
    data = segment().stored(text)
    assert data == '<a id="a2">Legea</a> &amp; <a id="a1">lista <i>x</i></a>: <b>acum</b>'
    assert segment().shown(data) == text


def test_marks_may_be_typed_on_any_keyboard() -> None:
    assert segment("See <b>it</b>").stored("Vezi <1>asta</1> < 5 & co") == "Vezi <b>asta</b> &lt; 5 &amp; co"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vezi asta", "‹1› is missing"),
        ("Vezi ‹1›asta", "must be followed by ‹/1›"),
        ("Vezi asta‹/1›", "must be followed by ‹/1›"),
        ("‹1›Vezi‹/1› ‹1›asta‹/1›", "more than once"),
        ("‹1›Vezi‹/1› ‹2›asta‹/2›", "has no ‹2›"),
        ("<script>x</script>", "‹1› is missing"),
    ],
)
def test_broken_marks_are_told_in_words(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        segment("See <b>it</b>").stored(text)


def test_pairs_do_not_cross() -> None:
    with pytest.raises(ValueError, match="may not cross"):
        segment("<b>See</b> <i>it</i>").stored("‹1›Vezi ‹2›asta‹/1› x‹/2›")


def test_line_breaks_are_line_breaks() -> None:
    source = "<b>One</b><br/>two"
    assert segment(source).shown(source) == "‹1›One‹/1›\ntwo"
    assert segment(source).stored("‹1›Unu‹/1›\r\ndoi") == "<b>Unu</b><br/>doi"


@pytest.mark.parametrize("data", ["Vezi <i>asta</i>", "<b>Vezi</b> <b>asta</b>", "Literal ‹1› <b>x</b>"])
def test_what_marks_cannot_say_is_shown_as_html(data: str) -> None:
    """The stock editor may have saved it; nothing is hidden and nothing changes by saving the desk."""
    assert segment("See <b>it</b>").shown(data) == data


def test_other_tools_may_write_html() -> None:
    assert segment("See <b>it</b>").stored("Vezi <b>asta</b>") == "Vezi <b>asta</b>"


WORDS = st.text(alphabet=st.characters(exclude_characters="‹›<>\r\x00", exclude_categories=["Cs", "Cc"]), max_size=8)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["b", "i", "a"]), WORDS), min_size=1, max_size=5))
def test_what_is_stored_comes_back(pieces: list[tuple[str, str, str]]) -> None:
    source = "".join(
        f'x <a id="a{place}">y</a>' if name == "a" else f"x <{name}>y</{name}>"
        for place, (_before, name, _within) in enumerate(pieces)
    )
    text = "".join(
        f"{before}‹{number}›{within}‹/{number}›" for number, (before, _name, within) in enumerate(pieces, start=1)
    ).strip()
    one = segment(source)
    assert one.shown(one.stored(text)) == text
