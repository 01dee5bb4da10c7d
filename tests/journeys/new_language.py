"""A Hub that speaks German, too, from its first page to a public text. `test_new_language.py` runs it in such a Hub."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test.utils import override_settings
from wagtail.models import GroupPagePermission, Locale, Page

from home.models import NewsPage
from hub import memo
from hub.models import User
from hub.people.groups import Role
from hub.people.services.setup_groups import setup_groups
from hub.publishing.services.publish import publish
from search.languages import configuration
from search.services.index import reconcile
from tests.translation.conftest import editor, english, news, person, say, submit, target
from translation.queries.texts import segments_of
from translation.services.approve import approve
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.send_to_review import send_to_review
from translation.tasks import (
    sync_sources,
    tell_of_answers,
    tell_of_deadlines,
    tell_of_given,
    tell_of_returns,
    tell_of_work,
    tell_reviewers,
)

__all__ = ["editor", "english", "news", "person"]

pytestmark = pytest.mark.django_db

WITHOUT = [(code, name) for code, name in settings.LANGUAGES if code != "de"]
BROWSER_PAGES = [
    "/",
    "/news/",
    "/search/?q=kind",
    "/glossary/",
    "/law/",
    "/partners/",
    "/subscribe/",
    "/help/",
]

GERMAN = {
    "When a child may have been trafficked, know the next step": "Ein Kind in Gefahr: was jetzt zu tun ist",
    "One manual of common procedures for police officers and social workers in 30 countries, kept current in their "
    "languages.": "Ein Handbuch für Polizei und Sozialarbeit in 30 Ländern, in den Sprachen des Landes.",
    "News": "Neuigkeiten",
    "What is new in the manual, in the law and among the partners.": "Was Handbuch, Recht und Partner Neues bringen.",
    "Two calls": "Zwei Anrufe",
    "two-calls": "zwei-anrufe",
    "Whom to call.": "Wen man anruft.",
    "Call child protection within a day.": "Rufen Sie binnen eines Tages das Jugendamt an.",
    "First": "Zuerst",
    "Keep the child safe.": "Schützen Sie die Kinder.",
}


def said(text: str) -> str:
    return GERMAN.get(text, text)


@pytest.fixture
def german_row() -> None:
    Locale.objects.create(language_code="de")
    setup_groups()


@pytest.fixture
def people(german_row: None, person: Any) -> dict[str, User]:
    """A translator, a reviewer and a lead of the new language."""
    return {role: person(f"{role}-de") for role in Role}


@pytest.fixture
def german(news: NewsPage, editor: User, people: dict[str, User]) -> NewsPage:
    """Front page, list of news and one text, each submitted, translated, reviewed and approved."""
    front, index = news.get_ancestors().filter(depth__gte=2).order_by("depth").specific()
    for page in (front, index):
        publish(revision=page.save_revision(user=editor), by=editor)
    for page in (front, index, news):
        row = submit(page, editor, "de")
        edits = [Edit(one.key, said(one.shown(one.source)), mark(one.target)) for one in segments_of(row)]
        assert not save_segments(translation=row, edits=edits, by=people["translator"]).problems
        send_to_review(translation=row, by=people["translator"])
        approve(translation=row, by=people["reviewer"])
    return target(news, "de")


def read(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.getvalue().decode()


def test_the_setting_asks_for_no_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.usefixtures("german_row")
@pytest.mark.parametrize("path", BROWSER_PAGES)
def test_every_place_answers_before_anything_is_translated(client: Any, path: str) -> None:
    page = read(client, f"/de{path}")
    assert re.search(r'<html[^>]*lang="de"', page)
    assert "Zum Text" in page, "what the catalogue has is not said"
    assert "Deutsch" in read(client, f"/en{path}"), "the language menu does not know it"


@pytest.mark.usefixtures("german_row")
def test_its_groups_are_there_with_the_rights_of_the_others() -> None:
    for role in Role:
        german, danish = (
            set(Permission.objects.filter(group__name=f"{role}-{code}").values_list("codename", flat=True))
            for code in ("de", "da")
        )
        assert german == danish != set()


def test_a_text_is_public_under_it(client: Any, german: NewsPage) -> None:
    assert german.get_url() == "/de/news/zwei-anrufe/"
    page = read(client, german.get_url())
    assert "Rufen Sie binnen eines Tages das Jugendamt an." in page
    assert "Neuigkeiten" in read(client, "/de/news/")
    assert f"/de/news/{german.slug}/" in read(client, "/sitemap.xml")
    assert f"/de/news/{german.slug}/" in read(client, "/de/feed.atom")


def test_its_tree_belongs_to_its_people(german: NewsPage) -> None:
    front = Page.objects.get(depth=2, locale__language_code="de")
    owners = set(GroupPagePermission.objects.filter(page=front).values_list("group__name", flat=True))
    assert {"translator-de", "reviewer-de", "lead-de"} <= owners
    assert {name for name in owners if not name.endswith("-de")} == set()
    assert german.get_workflow().name == "Translation (de)"


def test_the_boards_and_the_desk_know_it(client: Any, german: NewsPage, editor: User, people: dict[str, User]) -> None:
    client.force_login(editor)
    assert "Deutsch" in read(client, "/admin/translations/")
    client.force_login(people["lead"])
    assert "Rufen Sie binnen eines Tages das Jugendamt an." in read(
        client, f"/admin/translations/de/{german.translation_key}/"
    )


def test_search_knows_its_grammar(client: Any, german: NewsPage) -> None:
    reconcile()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_ts_config WHERE cfgname = %s", [configuration("de")])
        assert cursor.fetchone()
    assert configuration("de") == "hub_de"
    assert f"/de/news/{german.slug}/" in read(client, "/de/search/?q=Kind"), "Kind does not find Kinder"


def test_it_goes_again_and_breaks_nothing(
    client: Any, news: NewsPage, german: NewsPage, editor: User, people: dict[str, User]
) -> None:
    reconcile()
    User.objects.filter(pk=editor.pk).update(preferred_language="de")
    with override_settings(LANGUAGES=WITHOUT, WAGTAIL_CONTENT_LANGUAGES=WITHOUT):
        memo.clear()
        setup_groups()
        for path in BROWSER_PAGES:
            assert "Deutsch" not in read(client, f"/en{path}")
        assert client.get("/de/").status_code == 404
        assert client.get(german.get_url() or f"/de/news/{german.slug}/").status_code == 404
        for path in ("/sitemap.xml", "/en/feed.atom", "/en/search/?q=Anrufe", "/api/v1/news"):
            assert f"/news/{german.slug}/" not in read(client, path), path
        say(news, editor, call="Call within an hour.")
        letters = (tell_of_work, tell_of_given, tell_of_returns, tell_of_deadlines, tell_of_answers, tell_reviewers)
        for task in (sync_sources, *letters):
            task()
        client.force_login(User.objects.get(pk=editor.pk))
        assert "Deutsch" not in read(client, "/admin/translations/")
        assert client.get(f"/admin/translations/de/{german.translation_key}/").status_code in {403, 404}
        read(client, f"/admin/pages/{news.pk}/edit/")
        read(client, "/account/")
        client.force_login(User.objects.get(pk=people["translator"].pk))
        read(client, "/admin/")
        assert Group.objects.filter(name="translator-de").exists(), "who did the work is forgotten"
    memo.clear()
    assert "Rufen Sie binnen eines Tages das Jugendamt an." in read(client, german.get_url())
