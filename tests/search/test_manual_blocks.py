"""What any block of the manual says is found, and what is for practitioners by them alone."""

from typing import Any

import pytest

from home.models import HomePage
from hub.models import GlossaryConcept
from hub.people.reader import Reader
from manual.blocks.body import BodyBlock
from manual.models import SectionPage
from search.models import SearchEntry
from search.services import index
from tests.factories import law
from tests.manual import tree
from tests.manual.test_blocks import filled
from tests.search.test_find import ask

pytestmark = pytest.mark.django_db

PRACTITIONER = Reader(user_id=1, practitioner=True)


def test_all_words_of_every_block_are_in_the_index() -> None:
    law.article("2011/36/EU 13(2)")
    GlossaryConcept.objects.create(key="guardian")
    marked: list[str] = []
    body = [filled(name, child, marked) for name, child in BodyBlock().child_blocks.items()]
    section = tree.section(
        tree.chapter(tree.plant(HomePage.objects.get(locale__language_code="en")), "First hours"), "First contact", body
    )
    index.index_page(page_id=section.pk)
    entries = SearchEntry.objects.filter(page_key=section.translation_key)
    text = "\n".join(f"{entry.headings}\n{entry.body}" for entry in entries)
    assert [string for string in marked if string not in text] == []


def test_a_table_for_practitioners_is_found_by_them_alone() -> None:
    cells = {"caption": "Lanterns", "columns": [{"type": "text", "heading": "Harbour"}], "rows": [{"values": ["x"]}]}
    table = tree.block("table", {"table": cells, "row_heads": True, "access": "practitioners"})
    section = tree.section(
        tree.chapter(tree.plant(HomePage.objects.get(locale__language_code="en")), "First hours"),
        "First contact",
        [table],
    )
    index.index_page(page_id=section.pk)
    assert ask("harbour").count == 0
    assert ask("harbour", reader=PRACTITIONER).count == 1


def section_of(body: list[dict[str, Any]]) -> SectionPage:
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    return tree.section(tree.chapter(root, "First hours"), "First contact", body)
