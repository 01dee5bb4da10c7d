"""Focus groups where other rooms show what there is: the search, findings that rest on them, the sitemap."""

import pytest
from django.test import Client

from hub.models import AccessRule
from hub.people.reader import PUBLIC, Reader
from research import evidence
from research.models import FocusGroup
from search.models import EntryKind, SearchEntry
from search.services import index
from tests.research.focus_groups.making import THEME, page, published, session, translate

pytestmark = pytest.mark.django_db


def test_a_theme_can_be_what_a_finding_rests_on(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    made = page(demonstrative=True)
    key = f"theme:{made.translation_key}:{THEME}"
    assert dict(evidence.choices())[key] == "Theme of focus groups: An interpreter (First night)"
    asked = [key, f"theme:{made.translation_key}:gone", "theme:", "theme:no-key:x"]
    with django_assert_num_queries(1):
        found = evidence.resolve(asked, language="en", reader=PUBLIC)
    assert found.keys() == {key}
    assert (found[key].title, found[key].note) == ("An interpreter", "Demonstration")
    assert found[key].url == f"/en/research/first-night/#theme-{THEME}"
    translate(made)
    assert evidence.resolve([key], language="ro", reader=PUBLIC)[key].language == "ro"
    AccessRule.objects.create(page_key=made.translation_key)
    assert evidence.resolve([key], language="en", reader=PUBLIC) == {}
    assert evidence.resolve([key], language="en", reader=Reader(practitioner=True)).keys() == {key}


def test_a_page_whose_words_are_invented_says_so_where_a_finding_rests_on_it() -> None:
    made = page(demonstrative=True)
    key = f"group:{made.translation_key}"
    assert evidence.resolve([key], language="en", reader=PUBLIC)[key].note == "Demonstration"


def test_it_is_found_by_its_themes_and_never_by_what_somebody_said() -> None:
    made = page()
    published(session(FocusGroup.objects.get()), "Un cuvânt rar: felinar.")
    index.index_again(page_key=made.translation_key)
    entry = SearchEntry.objects.get(page_key=made.translation_key)
    assert entry.kind == EntryKind.STUDY
    assert "Hours of waiting" in entry.body and "felinar" not in entry.body


def test_the_sitemap_holds_it(client: Client) -> None:
    page()
    sitemap = b"".join(client.get("/sitemap.xml").streaming_content).decode()
    assert "/en/research/first-night/" in sitemap and "/da/research/first-night/" not in sitemap
