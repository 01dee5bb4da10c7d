"""How editors arrange a menu in the admin, and what they cannot do there."""

from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from hub.menus.services.arrange import arrange
from hub.menus.services.begin import begin
from hub.menus.services.follow import follow
from hub.models import Menu
from tests.factories import pages, people

pytestmark = pytest.mark.django_db
KEPT = ["help", "accessibility", "privacy", "contact", "feedback"]


@pytest.fixture
def editor() -> Client:
    return people.logged_in(people.user("", "editor"))


def menu(kind: str, language: str = "en") -> Menu:
    return Menu.objects.get(kind=kind, language=language)


def edit(kind: str, language: str = "en") -> str:
    return reverse("menu:edit", args=[menu(kind, language).pk])


def form(kind: str, *entries: dict[str, Any]) -> dict[str, Any]:
    """What is there is taken out, and these entries stand in its stead."""
    rows = list(menu(kind).entries.all())
    filled = [{"place": row.place, "id": row.pk, "DELETE": "on"} for row in rows]
    filled += [{"place": "", "page": "", "label": "", **entry} for entry in entries]
    values: dict[str, Any] = {"entries-TOTAL_FORMS": len(filled), "entries-INITIAL_FORMS": len(rows)}
    for number, entry in enumerate(filled):
        values |= {f"entries-{number}-{name}": value for name, value in {"ORDER": number + 1, **entry}.items()}
    return values


def places(kind: str, language: str = "en") -> list[str]:
    return [entry.place for entry in menu(kind, language).entries.all()]


def test_an_editor_arranges_the_main_menu_and_the_log_says_so(editor: Client) -> None:
    page = pages.public(title="About", slug="about")
    answer = editor.post(edit("main"), form("main", {"page": page.pk, "label": "Us"}, {"place": "law"}))
    assert answer.headers["Location"] == edit("main")
    assert [str(entry) for entry in menu("main").entries.all()] == ["Us", "The law"]
    assert ModelLogEntry.objects.filter(action="wagtail.edit", object_id=str(menu("main").pk)).count() == 1
    shown = editor.get(edit("main")).text
    assert 'href="/en/about/"' in shown


def test_what_somebody_in_need_looks_for_cannot_be_lost_from_the_footer(editor: Client) -> None:
    answer = editor.post(edit("footer"), form("footer", {"place": "law"}), follow=True)
    assert places("footer") == ["law", *KEPT]
    assert "The footer keeps these" in answer.text


def test_one_looks_before_one_saves(editor: Client) -> None:
    draft = pages.draft(title="Not yet")
    given = {**form("main", {"place": "glossary"}, {"page": draft.pk}), "preview": "1"}
    answer = editor.post(edit("main"), given)
    assert [str(row) for row, _shown in answer.context["shown"]] == ["Glossary", "Not yet"]
    assert answer.context["shown"][-1][1] is None
    assert places("main") == settings.HUB_MAIN_MENU
    assert ModelLogEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([{"place": "law"}, {"place": "law"}], "This stands in the menu already."),
        ([{"place": "", "label": "Nothing"}], "Choose either a fixed place or a page."),
        ([{"place": "unknown"}], "unknown is not one of the available choices"),
        ([{"place": place} for place in [*KEPT, "law", "glossary"]], "At most 6 entries fit."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_lost(editor: Client, entries: Any, said: str) -> None:
    answer = editor.post(edit("main"), form("main", *entries))
    assert answer.status_code == 200
    assert said in answer.text
    assert places("main") == settings.HUB_MAIN_MENU


def test_a_page_and_its_translation_are_one_and_either_a_place_or_a_page(editor: Client) -> None:
    source = pages.public()
    other = pages.public(pages.home("ro"), key=source.translation_key)
    answer = editor.post(edit("main"), form("main", {"page": source.pk}, {"page": other.pk}))
    assert "This stands in the menu already." in answer.text
    answer = editor.post(edit("main"), form("main", {"page": source.pk, "place": "law"}))
    assert "Choose either a fixed place or a page." in answer.text


def test_a_language_begins_with_a_copy_and_follows_english_again(editor: Client) -> None:
    menu("main").entries.update(label="English words")
    answer = editor.post(reverse("menu:add"), {"kind": "main", "language": "ro"})
    assert answer.headers["Location"] == edit("main", "ro")
    assert places("main", "ro") == places("main")
    assert not any(entry.label for entry in menu("main", "ro").entries.all())
    again = editor.post(reverse("menu:add"), {"kind": "main", "language": "ro"})
    assert "This language has an arrangement of its own already." in again.text
    delete = reverse("menu:delete", args=[menu("main", "ro").pk])
    assert editor.get(delete).status_code == 200
    editor.post(delete)
    assert not Menu.objects.filter(language="ro").exists()
    assert ModelLogEntry.objects.filter(action="wagtail.delete").count() == 1


def test_the_english_menus_cannot_be_taken_away(editor: Client) -> None:
    answer = editor.post(reverse("menu:delete", args=[menu("main").pk]))
    assert answer.status_code == 404
    with pytest.raises(PermissionDenied):
        follow(menu=menu("main"), by=people.user(is_superuser=True))
    assert "English" not in editor.get(reverse("menu:add")).context["form"].fields["language"].choices


@pytest.mark.parametrize("group", ["officer", "auditor", "lead-ro", "translator-ro", "moderator", "country-desk"])
def test_nobody_else_arranges(group: str) -> None:
    person = people.user("", group)
    client = people.logged_in(person)
    client.post(edit("main"), form("main", {"place": "law"}))
    client.post(reverse("menu:add"), {"kind": "main", "language": "ro"})
    assert places("main") == settings.HUB_MAIN_MENU
    assert Menu.objects.count() == 2
    for service in (arrange, begin, follow):
        with pytest.raises(PermissionDenied):
            service(menu=Menu(kind="main", language="ro"), by=person)
