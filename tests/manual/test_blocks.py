"""Every block is filled with marked strings; each is a segment, and stands translated on the page."""

from typing import Any

import pytest
from django.test import Client
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from hub.models import GlossaryConcept
from manual.blocks.body import BodyBlock
from manual.models import ChapterPage, ManualPage
from tests.factories import law
from tests.manual import media, tree

pytestmark = pytest.mark.django_db


def test_every_marked_string_is_a_segment_and_stands_translated_on_the_page(root: ManualPage, client: Client) -> None:
    law.article("2011/36/EU 13(2)")
    GlossaryConcept.objects.create(key="guardian")
    marked: list[str] = []
    body = [filled(name, child, marked) for name, child in BodyBlock().child_blocks.items()]
    chapter = tree.chapter(root, "First hours")
    section = tree.section(chapter, "First contact", body, summary="mark summary")
    page = translated(section, chapter)
    answer = client.get("/ro/manual/first-hours/first-contact/")
    text = answer.content.decode()
    assert page.locale.language_code == "ro"
    for string in marked:
        assert f"RO {string}" in text, string


def test_machines_are_told_all_that_the_page_says(root: ManualPage, client: Client) -> None:
    law.article("2011/36/EU 13(2)")
    GlossaryConcept.objects.create(key="guardian")
    marked: list[str] = []
    body = [filled(name, child, marked) for name, child in BodyBlock().child_blocks.items()]
    tree.section(tree.chapter(root, "First hours"), "First contact", body)
    told = client.get("/api/v1/manual/sections/1.1").content.decode()
    assert [string for string in marked if string not in told] == []


def test_no_struct_stands_directly_in_a_struct() -> None:
    for name, child in BodyBlock().child_blocks.items():
        if isinstance(child, blocks.StructBlock):
            assert not any(isinstance(part, blocks.StructBlock) for part in child.child_blocks.values()), name


def filled(name: str, child: blocks.Block, marked: list[str]) -> dict[str, Any]:
    return tree.block(name, _value(name, child, marked))


def _value(path: str, block: blocks.Block, marked: list[str]) -> Any:
    if isinstance(block, blocks.StructBlock):
        return {name: _value(f"{path} {name}", part, marked) for name, part in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return tree.points(*[_value(f"{path} {place}", block.child_block, marked) for place in ("one", "two")])
    if isinstance(block, TypedTableBlock):
        return table(path, marked)
    if isinstance(block, ImageChooserBlock):
        return media.image().pk
    if isinstance(block, DocumentChooserBlock):
        return media.document().pk
    if isinstance(block, blocks.BooleanBlock):
        return True
    if isinstance(block, blocks.DateBlock):
        return "2026-10-01"
    if isinstance(block, blocks.ChoiceBlock):
        return next(value for value, _label in block.field.choices if value)
    marked.append(f"mark {path}")
    if isinstance(block, blocks.RichTextBlock):
        marked.append(f"more {path}")
        return f"<p>mark {path}</p><p>more {path}</p>"
    return f"mark {path}"


def table(path: str, marked: list[str]) -> dict[str, Any]:
    words = [f"mark {path} {place}" for place in ("caption", "head", "figures", "cell", "number")]
    marked.extend(words)
    caption, head, figures, cell, number = words
    columns = [{"type": "text", "heading": head}, {"type": "number", "heading": figures}]
    return {"caption": caption, "columns": columns, "rows": [{"values": [cell, number]}]}


def translated(section: Any, chapter: ChapterPage) -> Any:
    romanian = Locale.objects.get(language_code="ro")
    parents = [chapter.get_parent().get_parent().specific, chapter.get_parent().specific, chapter]
    for parent in parents:
        if not parent.has_translation(romanian):
            tree.release(parent.copy_for_translation(romanian))
    source, _made = TranslationSource.update_or_create_from_instance(section)
    translation = Translation.objects.create(source=source, target_locale=romanian)
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=romanian,
            context=segment.context,
            data=f"RO {segment.string.data}" if segment.context.path != "slug" else segment.string.data,
        )
    translation.save_target(publish=False)
    page = translation.get_target_instance()
    return tree.release(page.get_latest_revision_as_object())
