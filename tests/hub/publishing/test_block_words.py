"""A block says the same words to whoever asks, and none that were only chosen."""

import pytest
from wagtail.blocks import StreamBlock

from home.models import NewsPage
from hub.publishing.block_words import block_words
from manual.models import SectionPage

BODY: StreamBlock = NewsPage._meta.get_field("body").stream_block
MANUAL: StreamBlock = SectionPage._meta.get_field("body").stream_block


def words(blocks: StreamBlock, kind: str, value: object) -> list[str]:
    block = blocks.child_blocks[kind]
    return list(block_words(block, block.to_python(value)))


def test_each_paragraph_item_and_line_of_a_text_is_a_piece_of_its_own() -> None:
    text = "<h3>Head</h3><p>One &amp;  <b>two</b></p><ul><li>First</li><li>Second</li></ul><p>a<br/>b</p><p></p>"
    assert words(BODY, "text", text) == ["Head", "One & two", "First", "Second", "a", "b"]


def test_signs_that_look_like_tags_stay_words() -> None:
    assert words(BODY, "heading", "Children <12 & > 3") == ["Children <12 & > 3"]
    assert words(BODY, "text", "<p>Write &lt;name&gt; here</p>") == ["Write <name> here"]


def test_what_was_only_chosen_is_no_text() -> None:
    note = {"tone": "warn", "title": "Look", "text": "<p>Now.</p>"}
    assert words(BODY, "note", note) == ["Look", "Now."]
    assert words(BODY, "quote", {"text": "No name, no hand-over.", "source": "A social worker"}) == [
        "No name, no hand-over.",
        "A social worker",
    ]


@pytest.mark.parametrize("kind", sorted(BODY.child_blocks))
def test_an_empty_block_says_nothing(kind: str) -> None:
    block = BODY.child_blocks[kind]
    assert list(block_words(block, block.get_default())) == []


def test_the_label_of_a_role_or_of_who_may_read_is_never_among_the_words() -> None:
    for kind, block in MANUAL.child_blocks.items():
        assert list(block_words(block, block.get_default())) == [], kind
