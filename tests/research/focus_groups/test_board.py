"""Keeping focus groups in the admin: sessions, what was said, and the second person; nobody else sees any of it."""

import pytest
from django.test import Client
from django.urls import reverse

from research.models import GroupSession, Quote
from tests.factories import people
from tests.research.focus_groups.making import THEME, group, quote, session

pytestmark = pytest.mark.django_db


def keeper() -> Client:
    return people.logged_in(people.user("", "editor"))


def test_a_session_is_entered_and_one_to_come_is_refused() -> None:
    mine, client = group(), keeper()
    given = {
        "country": "NL",
        "professions": ["guardian", "ngo"],
        "held_on": "2026-06-03",
        "size": "4-6",
        "method": "online",
        "moderator": people.organisation().pk,
    }
    address = reverse("research_focus_group", args=[mine.key])
    wrong = client.post(address, {**given, "held_on": "2999-01-01"})
    assert wrong.status_code == 422 and "still to come" in wrong.content.decode()
    assert "guardian" in wrong.content.decode(), "nothing typed is lost"
    client.post(address, given)
    assert GroupSession.objects.get().professions == ["guardian", "ngo"]


def test_a_session_that_was_typed_wrongly_is_corrected(client: Client) -> None:
    row = session(group(), country="RO")
    address = reverse("research_group_session", args=[row.key])
    keeping = keeper()
    assert 'value="2026-05-12"' in keeping.get(address).content.decode()
    given = {
        **{"country": "NL", "professions": ["guardian"], "held_on": "2026-06-03", "size": "7-9", "method": "online"},
        "moderator": row.moderator.pk,
    }
    keeping.post(address, given)
    row.refresh_from_db()
    assert (row.country, row.size, row.professions) == ("NL", "7-9", ["guardian"])
    assert "Netherlands, 2nd quarter 2026, 7 to 9 people" in client.get("/en/research/first-night/").content.decode()


def test_one_writes_and_another_publishes() -> None:
    mine = group()
    at = session(mine)
    first, second = keeper(), keeper()
    given = {"session": str(at.key), "theme": THEME, "language": "ro", "original": "Am așteptat mult."}
    first.post(reverse("research_quotes", args=[mine.key]), given)
    row = Quote.objects.get()
    address = reverse("research_quote", args=[row.key])
    first.post(address, {"language": "ro", "text": "Am așteptat."})
    assert "somebody else must approve it" in first.get(address).content.decode()
    approve = reverse("research_quote_approve", args=[row.key, "ro"])
    first.post(approve)
    row.refresh_from_db()
    assert row.state == Quote.State.REDACTED
    assert first.get(approve).status_code == 405
    second.post(approve)
    row.refresh_from_db()
    assert row.state == Quote.State.PUBLISHED


def test_words_that_point_to_somebody_stay_in_the_form() -> None:
    row = quote(session(group()))
    answer = keeper().post(reverse("research_quote", args=[row.key]), {"language": "ro", "text": "a@b.example"})
    assert answer.status_code == 422
    assert "a@b.example" in answer.content.decode() and "could point to somebody" in answer.content.decode()


def test_what_was_said_is_narrowed_by_state_and_theme() -> None:
    mine = group()
    quote(session(mine))
    address = reverse("research_quotes", args=[mine.key])
    client = keeper()
    assert "Not redacted yet" in client.get(f"{address}?state=waiting&theme={THEME}").content.decode()
    assert "Not redacted yet" not in client.get(f"{address}?state=published").content.decode()


@pytest.mark.parametrize("person", ["officer", "auditor", "reviewer-ro", "moderator"])
def test_others_find_nothing(person: str) -> None:
    row = quote(session(group()))
    client = people.logged_in(people.user("", person))
    for name, key in (
        ("research_focus_group", row.session.group.key),
        ("research_quotes", row.session.group.key),
        ("research_quote", row.key),
        ("research_group_session", row.session.key),
    ):
        assert client.get(reverse(name, args=[key])).status_code == 404
    assert client.post(reverse("research_quote_keep_back", args=[row.key])).status_code == 404
    row.refresh_from_db()
    assert row.state == Quote.State.WAITING
