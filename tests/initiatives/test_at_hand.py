"""What a partner finds at hand: what fits them, and why; what they pinned. Nothing that is not public."""

from typing import Any

import pytest
from django.test import Client

from hub.models import Organisation
from initiatives.content import SeatContent
from initiatives.models import OrganisationProfile, Pin, SavedSearch
from initiatives.queries.fits_you import fits_you
from initiatives.queries.fitting import candidates
from initiatives.services.close import close
from initiatives.services.express_interest import express_interest
from initiatives.services.take_down import take_down
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make

pytestmark = pytest.mark.django_db
MINE = "/en/partners/mine/"


def reasons(cast: Cast, language: str = "en") -> list[list[str]]:
    own = candidates(Organisation.objects.filter(pk=cast.other.pk))
    return [list(fit.reasons) for fit in fits_you(own, language, {})]


def seat(kind: str = "", *countries: str) -> SeatContent:
    return SeatContent(role="support", organisation_kind=kind, countries=countries)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (seat("police", "RO", "SE"), "It looks for “Police” from Romania, for the role “Shelter and support”."),
        (seat("police"), "It looks for “Police” from any country, for the role “Shelter and support”."),
        (seat("", "RO"), "It looks for any kind of organisation from Romania, for the role “Shelter and support”."),
        (seat(), "It looks for any kind of organisation from any country, for the role “Shelter and support”."),
        (seat("ngo", "RO"), ""),
        (seat("police", "SE"), ""),
    ],
)
def test_what_fits_says_why_in_words(cast: Cast, public: Make, asked: SeatContent, why: str) -> None:
    public(seats=(asked,), countries=("BE",))
    assert reasons(cast) == ([[why]] if why else [])


def test_countries_and_themes_of_the_profile_count(cast: Cast, public: Make) -> None:
    public(seats=(seat("police", "SE"),), countries=("SE", "NO"))
    OrganisationProfile.objects.create(organisation=cast.other, countries=["SE"], themes=["guardianship"])
    ((sought, shared, themes),) = reasons(cast)
    assert themes == "It is about themes of your profile: guardianship."
    assert "from Sweden" in sought and shared == "It is about countries where you work: Sweden."


def test_own_ones_answered_ones_and_those_that_are_not_public_never_fit(
    cast: Cast, public: Make, submitted: Make
) -> None:
    submitted()
    take_down(initiative=public(), by=cast.moderator, reasons=["unclear"])
    close(initiative=public(), outcome="found", by=cast.author)
    answered = public()
    assert len(reasons(cast)) == 1
    express_interest(
        seat=answered.seats.get(position=0),
        organisation=cast.other,
        by=cast.partner,
        role="practice",
        country=cast.other.country,
        pitch="We do.",
    )
    assert reasons(cast) == []
    public()
    assert fits_you(candidates(Organisation.objects.filter(pk=cast.organisation.pk)), "en", {}) == []


def test_a_pin_is_set_by_a_button_and_says_when_it_is_over(cast: Cast, public: Make) -> None:
    client, initiative, gone = logged_in(cast.partner), public(), public()
    page = client.get(initiative.get_absolute_url()).content.decode()
    assert f'action="/en/partners/{initiative.key}/pin/"' in page
    for row in (initiative, initiative, gone):
        client.post(f"/en/partners/{row.key}/pin/")
    assert Pin.objects.count() == 2
    assert "Unpin" in client.get(initiative.get_absolute_url()).content.decode()
    close(initiative=initiative, outcome="found", by=cast.author)
    take_down(initiative=gone, by=cast.moderator, reasons=["unclear"])
    page = client.get(MINE).content.decode()
    assert "Partners found" in page and "An initiative that is no longer public" in page
    assert page.count("Guardians who answer") == 2  # the title, and the name of its button
    client.post(f"/en/partners/{gone.key}/unpin/")
    assert Pin.objects.get().initiative == initiative
    assert "Guardians who answer" not in logged_in(cast.stranger).get(MINE).content.decode()


def test_what_is_not_public_cannot_be_pinned(cast: Cast, submitted: Make) -> None:
    assert logged_in(cast.partner).post(f"/en/partners/{submitted().key}/pin/").status_code == 404


def test_a_visitor_sees_no_button(client: Client, public: Make) -> None:
    assert "/pin/" not in client.get(public().get_absolute_url()).content.decode()


def test_the_page_asks_no_more_for_more(cast: Cast, public: Make, django_assert_max_num_queries: Any) -> None:
    client = logged_in(cast.partner)

    def grow(kind: str) -> None:
        Pin.objects.create(owner=cast.partner, initiative=public(kind=kind))
        SavedSearch.objects.create(owner=cast.partner, name=kind, kind=kind)

    grow("training")
    client.get(MINE)
    with django_assert_max_num_queries(40) as few:
        client.get(MINE)
    for kind in ("research", "campaign", "joint"):
        grow(kind)
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert client.get(MINE).content.decode().count("It looks for") == 4
