"""Saved searches: what they find is what the list shows, their owner hears of it in a digest, and nobody else knows."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dissemination import subscriber_links as links
from dissemination.models import OutboundMessage, Subscriber, Subscription, Suppression
from dissemination.services.fan_out import fan_out
from dissemination.services.links import filled
from dissemination.services.suppress import suppress
from dissemination.services.tick_digests import tick_digests
from hub.models import Organisation, User
from hub.people.services.anonymise import anonymise
from hub.ports import personal
from initiatives.content import SeatContent
from initiatives.models import Draft, OrganisationProfile, Pin, SavedSearch
from initiatives.models.saved_search import SAID
from initiatives.queries.finding import open_for
from initiatives.queries.fitting import candidates
from initiatives.queries.matching import finds, name_of
from initiatives.queries.wish import WITHIN, Wish
from initiatives.services.approve import approve
from initiatives.services.save_draft import save_draft
from initiatives.services.save_search import save_search
from initiatives.services.submit import submit
from initiatives.services.take_down import take_down
from tests.dissemination.digests.conftest import digests, text_of
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make

pytestmark = pytest.mark.django_db
NOTHING = dict.fromkeys(SAID, "")
VALUES = {
    "role": ["", "practice", "support"],
    "seat": ["", "police", "ngo", "border"],
    "kind": ["", "training", "research"],
    "theme": ["", "guardianship", "care"],
    "chapter": ["", "3", "9"],
    "programme": ["", "Justice 2027"],
    "country": ["", "NL", "DK"],
    "written": ["", "en", "ro"],
    "deadline": ["", *WITHIN],
    "fits": ["", "1"],
}


@pytest.fixture
def partner(cast: Cast) -> Client:
    return logged_in(cast.partner)


def saved(owner: User, name: str = "Shelters", **said: str) -> SavedSearch:
    row, _begun = save_search(owner=owner, name=name, said={**NOTHING, **said}, language="en")
    return row


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_search_finds_what_the_list_would_show(cast: Cast, public: Make, data: st.DataObject) -> None:
    SavedSearch.objects.all().delete()
    OrganisationProfile.objects.update_or_create(organisation=cast.other, defaults={"countries": ["DK"]})
    initiative = public(
        kind=data.draw(st.sampled_from(["training", "research"])),
        programme=data.draw(st.sampled_from(["", "Justice 2027"])),
        themes=data.draw(st.sampled_from([("care",), ("care", "guardianship")])),
        countries=data.draw(st.sampled_from([(), ("NL",), ("DK", "RO")])),
        numbers=data.draw(st.sampled_from([(), ("3",), ("3", "9")])),
        seats=tuple(
            SeatContent(role=role, organisation_kind=kind, countries=countries)
            for role, kind, countries in data.draw(
                st.lists(
                    st.tuples(
                        st.sampled_from(["practice", "support"]),
                        st.sampled_from(["", "police", "ngo"]),
                        st.sampled_from([(), ("DK",), ("SE",)]),
                    ),
                    min_size=1,
                    max_size=3,
                )
            )
        ),
    )
    wishes = [
        Wish(**{facet: data.draw(st.sampled_from(values)) for facet, values in VALUES.items()}) for _time in range(12)
    ]
    rows = {
        SavedSearch.objects.get_or_create(owner=cast.partner, **{one: getattr(wish, one) for one in SAID})[0]: wish
        for wish in wishes
    }
    found, own = finds("initiative", str(initiative.key)), candidates(Organisation.objects.filter(pk=cast.other.pk))
    for row, wish in rows.items():
        assert (name_of(row.key) in found) is open_for(wish, own).filter(pk=initiative.pk).exists(), wish


def test_a_search_goes_from_the_list_to_the_mail_and_ends_with_one_click(
    partner: Client, cast: Cast, public: Make, django_capture_on_commit_callbacks: Any
) -> None:
    form = partner.get("/en/partners/searches/new/?seat=police&theme=care").content.decode()
    assert 'value="Police, Care and accommodation"' in form
    assert "once a day" in form
    posted = {"name": "Police and care", "seat": "police", "theme": "care"}
    answer = partner.post("/en/partners/searches/new/", posted, follow=True)
    assert "comes with your digests" in answer.content.decode()
    assert Subscription.objects.get().cadence == "daily"
    Subscription.objects.update(cadence="immediate")
    with django_capture_on_commit_callbacks(execute=True):
        public(themes=("return",))
        initiative = public(themes=("care",))
    assert tick_digests() == 1
    (message,) = digests(cast.partner.email)
    mail = text_of(message)
    assert str(initiative.key) in mail.text and mail.text.count("/partners/") == 1
    for part in (mail.text, mail.html):
        assert "Because you saved the search “Police and care”" in part
    subscription = Subscription.objects.get()
    address = filled({"stop": links.end_one(subscription.key)})["stop"]
    Client().post(re.sub(r"^https?://[^/]+", "", address), {"List-Unsubscribe": "One-Click"})
    subscription.refresh_from_db()
    assert subscription.ended_reason == "one_click"
    page = partner.get("/en/partners/mine/").content.decode()
    assert "Police and care" in page and "without e-mail" in page


def test_a_changed_initiative_is_told_once_to_whom_it_newly_fits(
    cast: Cast, public: Make, django_capture_on_commit_callbacks: Any
) -> None:
    saved(cast.partner, kind="training")
    Subscription.objects.update(cadence="immediate")
    with django_capture_on_commit_callbacks(execute=True):
        initiative = public(kind="research")
    assert tick_digests() == 0
    for changes in ({"kind": "training"}, {"programme": "Justice 2027"}):
        draft = Draft.objects.get(initiative=initiative)
        content = replace(draft.content, **changes)
        save_draft(initiative=initiative, by=cast.author, content=content, version=draft.version)
        with django_capture_on_commit_callbacks(execute=True):
            row = submit(initiative=initiative, by=cast.author, attested=True)
            approve(initiative=row, by=cast.moderator, version=row.draft.version)
        tick_digests()
        assert len(digests(cast.partner.email)) == 1


def test_alerts_come_as_often_as_the_digests_of_their_owner(partner: Client, cast: Cast) -> None:
    saved(cast.partner, "First", kind="training")
    Subscription.objects.update(cadence="monthly")
    saved(cast.partner, "Second", kind="research")
    assert set(Subscription.objects.values_list("cadence", flat=True)) == {"monthly"}
    assert "by e-mail, once a month" in partner.get("/en/partners/mine/").content.decode()


def test_the_same_choices_saved_twice_are_one_search(partner: Client, cast: Cast) -> None:
    for name in ("First", "Second"):
        partner.post("/en/partners/searches/new/", {"name": name, "kind": "training"})
    assert SavedSearch.objects.get().name == "Second"
    assert Subscription.objects.live().count() == 1


def test_a_search_is_changed_silenced_and_given_up(partner: Client, cast: Cast) -> None:
    search, other = saved(cast.partner, kind="training"), saved(cast.partner, "Other", kind="research")
    address = f"/en/partners/searches/{search.key}/"
    answer = partner.post(address, {"name": "Mine", "kind": "research"})
    assert answer.status_code == 422 and "these choices already" in answer.content.decode()
    assert 'value="Mine"' in answer.content.decode()
    partner.post(address, {"name": "Mine", "kind": "campaign"})
    search.refresh_from_db()
    assert (search.name, search.kind) == ("Mine", "campaign")
    partner.post(f"{address}alerts/")
    assert Subscription.objects.live().get().value == name_of(other.key)
    partner.post(f"{address}alerts/", {"on": "1"})
    assert Subscription.objects.live().count() == 2
    partner.post(f"{address}delete/")
    assert SavedSearch.objects.get() == other
    assert Subscription.objects.live().get().value == name_of(other.key)


def test_where_mail_is_stopped_the_search_is_kept_and_says_so(partner: Client, cast: Cast) -> None:
    suppress(address=cast.partner.email, scope=Suppression.Scope.DIGEST, reason=Suppression.Reason.OBJECTION)
    answer = partner.post("/en/partners/searches/new/", {"name": "Mine", "kind": "training"}, follow=True)
    assert "without alerts" in answer.content.decode()
    assert SavedSearch.objects.get().name == "Mine" and not Subscription.objects.exists()


def test_an_address_that_nobody_has_proven_is_asked_first(cast: Cast) -> None:
    EmailAddress.objects.filter(user=cast.stranger).delete()
    answer = logged_in(cast.stranger).post("/en/partners/searches/new/", {"name": "Mine"}, follow=True)
    assert "once you have confirmed" in answer.content.decode()
    assert not Subscription.objects.exists()
    assert "A search that you saved" in text_of_opt_in()


def text_of_opt_in() -> str:
    return text_of(OutboundMessage.objects.get(kind="optin")).text


def test_nobody_is_told_of_what_their_own_organisation_posted(cast: Cast, public: Make) -> None:
    for person in (cast.author, cast.partner):
        saved(person)
    assert len(finds("initiative", str(public().key))) == 1


def test_what_is_not_public_is_found_by_no_search(cast: Cast, public: Make, submitted: Make) -> None:
    saved(cast.partner)
    assert finds("initiative", str(submitted().key)) == []
    assert finds("initiative", str(take_down(initiative=public(), by=cast.moderator, reasons=["unclear"]).key)) == []
    assert finds("news", str(public().key)) == []


def test_the_name_is_for_its_owner_alone(partner: Client, cast: Cast, public: Make) -> None:
    saved(cast.partner, "Zq the shelters")
    public()
    fan_out()
    officer = logged_in(people.user("officer@hub.example.org", "officer"))
    subscriber = Subscriber.objects.get(email=cast.partner.email)
    page = officer.get(reverse("dissemination_digest_person", args=[subscriber.key]))
    assert page.status_code == 200
    assert "Zq the shelters" not in page.content.decode() and "A search that you saved" in page.content.decode()
    for client in (logged_in(cast.author), logged_in(cast.moderator), Client()):
        for path in ("/en/partners/", "/en/partners/mine/", "/en/subscribe/"):
            assert "Zq the shelters" not in client.get(path).content.decode()
    assert "Zq the shelters" in partner.get("/en/subscribe/mine/").content.decode()


def test_it_is_handed_over_with_all_else_and_goes_with_the_person(partner: Client, cast: Cast, public: Make) -> None:
    saved(cast.partner, "Zq the shelters", kind="training")
    Pin.objects.create(owner=cast.partner, initiative=public())
    kept = personal.kept_for(cast.partner)
    assert [row["name"] for row in kept["saved_searches"]] == ["Zq the shelters"] and len(kept["pins"]) == 1
    answer = partner.post("/en/subscribe/mine/", {"download": "1"})
    given: Mapping[str, Any] = json.loads(answer.content)
    assert given["saved_searches"][0]["kind"] == "training" and len(given["pins"]) == 1
    admin = people.user("admin@hub.example.org", is_superuser=True)
    anonymise(user=cast.partner, by=admin)
    assert not SavedSearch.objects.exists() and not Pin.objects.exists()
    assert not Subscription.objects.live().exists()
