"""What each source says of its entries: place, chapter, countries; and what an edition changed."""

import pytest
from django.db import transaction
from django.test import Client

from home.models import HomePage, NewsCountry, NewsIndexPage, NewsPage
from hub.models import Country
from hub.people.reader import Reader
from hub.publishing.services.take_down import take_down
from manual.models import SectionPage
from manual.services.withdraw_edition import withdraw_edition
from search.models import EntryKind, SearchEntry
from search.services import index, index_rows
from tests.manual import making, tree
from tests.search.test_find import ask

pytestmark = pytest.mark.django_db

PRACTITIONER = Reader(user_id=1, practitioner=True)


@pytest.fixture
def section() -> SectionPage:
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    body = [
        tree.paragraph("The lantern is lit.", making.OPEN),
        tree.paragraph("The harbour is watched.", making.CLOSED, "practitioners"),
    ]
    return tree.section(tree.chapter(root, "First hours"), "First contact", body)


def test_a_section_knows_its_chapter_and_a_closed_paragraph_opens_at_its_place(section: SectionPage) -> None:
    index.index_page(page_id=section.pk)
    whole, closed = SearchEntry.objects.filter(page_key=section.translation_key).order_by("block_id")
    assert whole.number.startswith(f"{whole.chapter}.")
    assert (whole.url, whole.anchor) == (section.url, "")
    assert closed.number.startswith(whole.number) and closed.number != whole.number
    assert closed.url == f"{section.url}#{closed.anchor}" == f"{section.url}#p-{closed.number}"
    assert (closed.chapter, closed.headings, closed.summary) == (whole.chapter, "", "")


def test_news_know_their_countries() -> None:
    parent = NewsIndexPage.objects.filter(locale__language_code="en").first()
    assert parent is not None
    page = NewsPage(title="Lanterns", slug="lanterns", summary="Lit.")
    page.country_rows = [NewsCountry(country=country) for country in Country.objects.filter(code__in=["RO", "NL"])]
    parent.add_child(instance=page)
    tree.release(page)
    index.index_page(page_id=page.pk)
    assert SearchEntry.objects.get(page_key=page.translation_key).countries == ["NL", "RO"]


def test_what_an_edition_changed_is_found_unless_it_is_for_practitioners_or_withdrawn(section: SectionPage) -> None:
    making.make("1")
    tree.write(
        section,
        [
            tree.paragraph("The lantern is out.", making.OPEN),
            tree.paragraph("The harbour is left.", making.CLOSED, "practitioners"),
        ],
    )
    edition = making.make("2", notes="Keepers are told first.")
    index_rows.reconcile_rows()
    assert SearchEntry.objects.filter(kind=EntryKind.EDITION).count() == 1
    hit = ask("keepers").hits[0]
    assert hit.url == f"/en/manual/{hit.number.rpartition('.')[0]}/?edition=2#p-{hit.number}"
    assert f'id="p-{hit.number}"' in Client().get(hit.url).content.decode()
    assert ask("keepers", reader=PRACTITIONER).count == 1
    take_down(page=section)
    assert ask("keepers").count == 1
    assert index_rows.row_differences() == ([], [])
    withdraw_edition(edition=edition, reason="A number was wrong.", by=tree.editor())
    assert ask("keepers").count == 0
    assert index_rows.row_differences() == ([], [])


def test_a_note_of_a_section_that_is_closed_today_is_for_practitioners(section: SectionPage) -> None:
    making.make("1")
    tree.write(section, [tree.paragraph("The lantern is out.", making.OPEN)])
    making.make("2", notes="Keepers are told first.")
    index_rows.reconcile_rows()
    tree.write(section, [tree.paragraph("The lantern is out.", making.OPEN)], access="practitioners")
    assert ask("keepers").count == 0
    assert ask("keepers", reader=PRACTITIONER).count == 2


def test_what_is_taken_down_or_moved_is_so_in_the_same_transaction(section: SectionPage) -> None:
    index.index_page(page_id=section.pk)
    with transaction.atomic():
        section.slug = "second-contact"
        section.save()
        section.move(tree.chapter(section.get_parent().get_parent().specific, "Later"), pos="last-child")
        assert [hit.url for hit in ask("lantern").hits] == ["/en/manual/later/second-contact/"]
        take_down(page=SectionPage.objects.get(pk=section.pk))
        assert ask("lantern").count == 0
