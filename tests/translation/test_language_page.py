"""The page of a language: how far it is, who works in it, what is out of date since when, and what was done."""

from typing import Any

import pytest
from django.test import Client

from home.models import NewsPage
from tests.translation.conftest import bring, say
from translation.queries.language import STEPS, language
from translation.queries.standing import State

pytestmark = pytest.mark.django_db


def test_it_says_who_does_what_and_what_was_done(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any, person: Any
) -> None:
    lead = person("lead-ro")
    person("translator-ro", email="gone@example.org", is_active=False)
    bring(news, editor, translator, reviewer)
    before = language("ro")
    say(news, editor, call="Call within an hour.")
    found = language("ro")
    people = dict(found.people)
    assert (people["Lead"], people["Reviewers"], people["Translators"]) == ([lead], [reviewer], [translator])
    assert (before.done, found.done) == (1, 0)
    assert [one.page.key for one in found.stale] == [str(news.translation_key)]
    assert found.stale[0].cell.since is not None
    totals = {state: count for state, _words, count in found.totals}
    assert totals[State.STALE] == 1
    assert sum(totals.values()) == found.total
    kinds = [one.step.kind for one in found.history if one.title == news.title]
    assert kinds == ["source_changed", "approved", "sent", "saved", "submitted"]
    assert len(found.history) <= STEPS
    assert not language("nl").history


def test_its_totals_lead_to_the_board(news: NewsPage, editor: Any, client: Client) -> None:
    client.force_login(editor)
    text = client.get("/admin/translations/ro/").content.decode()
    assert 'href="/admin/translations/?language=ro&amp;state=missing"' in text
    assert client.get("/admin/translations/en/").status_code in (302, 404)
    assert client.get("/admin/translations/xx/").status_code in (302, 404)
