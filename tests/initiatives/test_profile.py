"""The profile of an organisation: its own people write it, partners read it, nobody is named in it."""

from django.test import Client

from initiatives.models import OrganisationProfile
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make

TYPED = {"about": "Shelter in two counties.", "languages": ["ro", "en"], "countries": ["RO"], "size": "10-49"}


def path_of(cast: Cast) -> str:
    return f"/en/partners/organisations/{cast.organisation.key}/"


def test_what_is_written_stands_beside_the_initiative(client: Client, cast: Cast, public: Make) -> None:
    said = {**TYPED, "safeguarding": "Two-person rule.", "safeguarding_on": "2026-05-01"}
    assert logged_in(cast.author).post(path_of(cast), said).status_code == 302
    page = client.get(public().get_absolute_url()).content.decode()
    assert "Shelter in two counties." in page
    assert "Works in Romanian, English" in page and "Safeguarding statement of 1 May 2026" in page


def test_a_statement_without_a_date_and_an_address_are_said_at_their_field(cast: Cast) -> None:
    author = logged_in(cast.author)
    undated = author.post(path_of(cast), {**TYPED, "safeguarding": "Two-person rule."})
    assert undated.status_code == 422 and "without a date" in undated.content.decode()
    address = author.post(path_of(cast), {**TYPED, "about": "Write to ana@one.example.org"})
    assert address.status_code == 422 and "ana@one.example.org" in address.content.decode()
    assert not OrganisationProfile.objects.exists()


def test_another_organisation_changes_nothing(cast: Cast) -> None:
    assert logged_in(cast.partner).post(path_of(cast), TYPED).status_code == 404
    assert not OrganisationProfile.objects.exists()
