"""What a country adds to a section is found in its language, by its country, by whoever may read it there, at once."""

from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from home.models import HomePage
from hub.people.reader import PUBLIC, Reader
from hub.publishing.services.take_down import take_down
from manual.models import Annex, SectionPage
from manual.services.decide_annex import withdraw_annex
from search.models import EntryKind, SearchEntry
from search.queries.find import find
from search.queries.suggestions import suggest
from search.services.index import index_page
from search.services.index_rows import index_annexes, reconcile_rows
from search.services.write import remove_entries
from tests.manual import tree
from tests.manual.test_annexes import desk, publish, write
from tests.search.test_find import ask, asked

pytestmark = pytest.mark.django_db
PRACTITIONER = Reader(user_id=1, practitioner=True)


def place(access: str = "public") -> dict[str, object]:
    return tree.block("annex", {"title": "In your country", "access": access})


@pytest.fixture
def section() -> SectionPage:
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    return tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("Sit down."), place()])


@pytest.fixture
def annex(section: SectionPage) -> Annex:
    by = desk()
    written = write(section, by, "<p>Bel de meldkamer.</p><p>Altijd.</p>")
    publish(written, by)
    index_annexes(page_key=section.translation_key)
    return written


def test_it_is_found_in_its_language_by_its_country_and_opens_where_it_stands(annex: Annex, client: Client) -> None:
    found = ask("meldkamer", "nl")
    assert [hit.title for hit in found.hits] == ["First contact: Nederland"]
    assert "<mark>meldkamer</mark>" in found.hits[0].snippet
    of_country = {code: find(replace(asked("meldkamer", "nl"), countries=(code,))).count for code in ("NL", "RO")}
    assert of_country == {"NL": 1, "RO": 0}
    path, _mark, anchor = found.hits[0].url.partition("#")
    assert f'id="{anchor}"' in client.get(path).content.decode()
    assert ask("meldkamer").count == 0
    assert not suggest("firs", "nl").lines


def test_the_section_is_of_no_country_and_stays_when_an_annex_is_written(section: SectionPage, annex: Annex) -> None:
    index_page(page_id=section.pk)
    index_annexes(page_key=section.translation_key)
    kinds = SearchEntry.objects.filter(page_key=section.translation_key).order_by("kind")
    assert [(entry.kind, entry.countries) for entry in kinds] == [("annex", ["NL"]), ("section", [])]
    assert SearchEntry.objects.get(kind=EntryKind.ANNEX).dated


def test_an_annex_is_no_translation_of_its_section(section: SectionPage, annex: Annex) -> None:
    index_page(page_id=section.pk)
    assert [hit.title for hit in ask("sit down", "nl").fallback] == ["First contact"]


def test_a_withdrawn_annex_is_gone_in_its_own_transaction(annex: Annex) -> None:
    withdraw_annex(annex=annex, by=tree.editor())
    assert not SearchEntry.objects.filter(kind=EntryKind.ANNEX).exists()


def test_it_goes_with_the_source_of_its_section_and_not_with_a_translation(section: SectionPage, annex: Annex) -> None:
    remove_entries(page_key=section.translation_key, language="nl")
    assert ask("meldkamer", "nl").count == 1
    take_down(page=section, by=tree.editor())
    assert ask("meldkamer", "nl").count == 0
    assert not SearchEntry.objects.filter(kind=EntryKind.ANNEX).exists()


def test_a_closed_section_hides_it_and_so_does_a_closed_place(section: SectionPage, annex: Annex) -> None:
    tree.write(section, [tree.paragraph("Sit down."), place("practitioners")])
    assert find(asked("meldkamer", "nl"), PUBLIC).count == 0
    assert find(asked("meldkamer", "nl"), PRACTITIONER).count == 1
    tree.write(section, [tree.paragraph("Sit down.")])
    assert find(asked("meldkamer", "nl"), PUBLIC).count == 1
    tree.write(section, [tree.paragraph("Sit down.")], access="practitioners")
    assert find(asked("meldkamer", "nl"), PUBLIC).count == 0


def test_what_was_lost_is_found_by_comparing(annex: Annex) -> None:
    SearchEntry.objects.all().delete()
    assert reconcile_rows(kinds=[EntryKind.ANNEX]) == (1, 0)
    Annex.objects.update(withdrawn_at="2026-01-01T00:00:00Z")
    with pytest.raises(CommandError):
        call_command("search_reconcile", "--check")
    assert reconcile_rows(kinds=[EntryKind.ANNEX]) == (0, 1)
