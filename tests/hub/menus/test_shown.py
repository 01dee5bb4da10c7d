"""What the menus show readers: what editors arranged, less what is not public, in the reader's language."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from hub.models import Menu, MenuEntry
from hub.people.reader import PUBLIC
from hub.ports import versions
from hub.publishing.access import visible_pages
from hub.publishing.services.take_down import take_down
from tests.factories import pages, people

pytestmark = pytest.mark.django_db
Link = tuple[str, str, str | None]


def links(path: str, where: str = "footer", client: Client | None = None) -> list[Link]:
    """Label, address and language of each link of a menu, less the log-in's."""
    page = html.fromstring((client or Client()).get(path).content)
    found = page.xpath("//footer//nav//a" if where == "footer" else "//header//nav[@class='main-nav']//a")
    return [(one.text, one.get("href"), one.get("lang")) for one in found if "/account/" not in one.get("href")]


def menu(kind: str = "footer", language: str = "en") -> Menu:
    return Menu.objects.get_or_create(kind=kind, language=language)[0]


def add(place: str = "", language: str = "en", kind: str = "footer", **fields: Any) -> MenuEntry:
    return MenuEntry.objects.create(menu=menu(kind, language), place=place, sort_order=100, **fields)


def test_the_first_arrangement_is_what_the_hub_had_without_pages_that_are_not_there(client: Client) -> None:
    assert [address for _label, address, _lang in links("/en/help/", "main")] == [
        f"/en/{place}/" for place in ("news", "partners", "training")
    ]
    for slug in ("accessibility", "privacy"):
        pages.public(slug=slug)
    assert [address for _label, address, _lang in links("/en/help/")] == [
        f"/en/{place}/"
        for place in ("coverage", "help", "accessibility", "privacy", "feedback", "machines", "research")
    ]


def test_a_language_without_its_own_follows_the_source_in_its_own_words() -> None:
    add("glossary", kind="main", label="Words")
    assert links("/en/help/", "main")[-1] == ("Words", "/en/glossary/", None)
    assert links("/ro/help/", "main")[-1] == ("Glosar", "/ro/glossary/", None)
    add("law", kind="main", language="ro", label="Legea")
    assert links("/ro/help/", "main") == [("Legea", "/ro/law/", None)]
    assert links("/nl/help/", "main")[0] == ("Nieuws", "/nl/news/", None)


def test_a_page_that_lacks_the_language_shows_the_label_of_the_source_as_such() -> None:
    source = pages.public(title="About the action", slug="about")
    add(page=source)
    assert links("/en/help/")[-1] == ("About the action", "/en/about/", None)
    assert links("/ro/help/")[-1] == ("About the action", "/ro/about/", "en")
    pages.public(pages.home("ro"), key=source.translation_key, title="Despre acțiune", slug="despre")
    assert links("/ro/help/")[-1] == ("Despre acțiune", "/ro/despre/", None)
    MenuEntry.objects.filter(page=source).update(label="About us")
    assert links("/ro/help/")[-1] == ("Despre acțiune", "/ro/despre/", None)
    assert links("/nl/help/")[-1] == ("About us", "/nl/about/", "en")
    assert Client().get("/nl/about/").status_code == 200


def test_what_is_not_public_is_in_no_menu_whoever_reads_it() -> None:
    draft, closed, gone = pages.draft(), pages.public(access="practitioners"), pages.public()
    for page in (draft, closed, gone):
        add(page=page)
    assert [address for _label, address, _lang in links("/en/help/")][-1] == f"/en/{gone.slug}/"
    take_down(page=gone, by=people.user(is_superuser=True))
    assert not visible_pages(type(gone).objects.filter(pk=gone.pk), PUBLIC).exists()
    for client in (Client(), people.logged_in(people.practitioner())):
        shown = {address for _label, address, _lang in links("/en/help/", client=client)}
        assert shown.isdisjoint({f"/en/{page.slug}/" for page in (draft, closed, gone)})
    assert links("/nl/help/")[-1][1] == "/nl/research/"


def test_a_place_that_the_settings_no_longer_know_disappears(settings: Any) -> None:
    settings.HUB_PLACES = {name: label for name, label in settings.HUB_PLACES.items() if name != "machines"}
    assert "/en/machines/" not in [address for _label, address, _lang in links("/en/help/")]


def test_where_one_is_is_the_entry_that_says_it_best(client: Client) -> None:
    news = pages.home().get_children().get(slug="news")
    story = pages.draft(news, slug="story")
    pages.republish(story)
    add(page=story, kind="main")
    add(page=pages.home(), kind="main")
    for path, current in (("/en/news/story/", "/en/news/story/"), ("/en/news/", "/en/news/"), ("/en/", "/en/")):
        page = html.fromstring(client.get(path).content)
        assert page.xpath("//nav[@class='main-nav']//a[@aria-current]/@href") == [current]
    page = html.fromstring(client.get("/en/help/").content)
    assert page.xpath("//nav[@class='main-nav']//a[@aria-current]/@href") == []


@pytest.mark.parametrize("change", ["add", "save", "delete", "delete menu"])
def test_a_change_counts_the_content_version(change: str) -> None:
    entry = menu().entries.first()
    before = versions.current()
    match change:
        case "add":
            add("law")
        case "save":
            entry.save()
        case "delete":
            entry.delete()
        case _:
            menu().delete()
    assert versions.current() > before


@pytest.mark.django_db(transaction=True)
def test_a_change_shows_at_once_and_a_page_that_is_made_again_asks_nothing_for_it(client: Client) -> None:
    client.get("/en/help/")
    with CaptureQueriesContext(connection) as warm:
        client.get("/en/help/")
    assert [query["sql"] for query in warm if "menu" in query["sql"]] == []
    kept = client.get("/en/")
    add("law", kind="main")
    assert client.get("/en/").content != kept.content
    assert ("The law", "/en/law/", None) in links("/en/", "main", client)


def test_what_says_that_something_broke_asks_no_menu_and_has_all_of_it(client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        client.get("/en/help/")
    assert len([query for query in asked if '"hub_menuentry"' in query["sql"]]) == 1
