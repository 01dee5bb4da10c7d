"""Editors see what a block is for before they choose it."""

import pytest
from django.test import Client
from wagtail.blocks import Block

from manual.models import ManualPage, SectionPage
from tests.manual import media, tree

pytestmark = pytest.mark.django_db

BLOCKS = SectionPage._meta.get_field("body").stream_block.child_blocks
WORDS = {
    "paragraph": "Say your name",
    "heading": "What to tell the child",
    "steps": "Make the place safe",
    "checklist": "Before you leave",
    "indicators": "neither proves nor disproves",
    "table": "Within (hours)",
    "figure": "<img",
    "form": "Version 1",
}


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_each_block_has_a_preview_and_says_what_it_is_for(root: ManualPage, client: Client, name: str) -> None:
    media.image()
    media.document()
    block: Block = BLOCKS[name]
    assert block.is_previewable
    assert block.get_description()
    client.force_login(tree.editor())
    answer = client.get("/admin/block-preview/", {"id": block.definition_prefix})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "hub/hub" in text and WORDS.get(name, "") in text


def test_previews_without_any_picture_or_document_still_show(root: ManualPage, client: Client) -> None:
    client.force_login(tree.editor())
    for name in ("figure", "form"):
        answer = client.get("/admin/block-preview/", {"id": BLOCKS[name].definition_prefix})
        assert answer.status_code == 200, name
