"""The profile of an organisation: its own people write it, partners read it, nobody is named in it."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hub.models import FormerName, Organisation, VerificationAnswer
from hub.people.services.change_organisation import change_organisation
from hub.people.services.verify_organisation import Answer, verify_organisation
from hub.ports import versions
from initiatives.models import OrganisationProfile
from tests.factories import people
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


def test_what_is_missing_is_said_in_words_and_hides_nobody(client: Client, cast: Cast, public: Make) -> None:
    Organisation.objects.filter(pk=cast.organisation.pk).update(website="https://www.one.example.org/en/")
    author = logged_in(cast.author)
    page = author.get(path_of(cast)).text
    assert "0 of 8 filled in" in page and "How you keep children safe, and since when" in page
    whole = {
        **TYPED,
        "themes": ["care"],
        "target_groups": ["missing"],
        "safeguarding": "Two-person rule.",
        "safeguarding_on": "2026-05-01",
        "data_protection": "Data protection officer",
        "data_protection_url": "https://one.example.org/privacy",
    }
    assert author.post(path_of(cast), whole).status_code == 302
    page = author.get(path_of(cast)).text
    assert "8 of 8 filled in" in page and "Nothing is missing." in page
    shown = client.get(public().get_absolute_url()).text
    for said in ("Care and accommodation", "Missing children", "Data protection officer", "one.example.org/privacy"):
        assert said in shown


def test_one_with_an_empty_profile_stands_in_the_list_like_any_other(client: Client, public: Make) -> None:
    public()
    assert "Guardians who answer" in client.get("/en/partners/").text


def test_no_person_of_the_organisation_is_named(cast: Cast) -> None:
    people.join(people.user(first_name="Ilinca", last_name="Vasile"), cast.organisation)
    page = logged_in(cast.author).post(path_of(cast), {**TYPED, "data_protection": "Ilinca Vasile, legal"})
    assert page.status_code == 422 and "names a person" in page.text and "Ilinca Vasile, legal" in page.text
    assert not OrganisationProfile.objects.exists()


def test_other_names_are_an_owners_and_a_name_given_up_stays(client: Client, cast: Cast, public: Make) -> None:
    editor = people.user()
    people.join(editor, cast.organisation)
    logged_in(editor).post(path_of(cast), {**TYPED, "former_names": "Europol"})
    assert not FormerName.objects.exists() and OrganisationProfile.objects.exists()
    logged_in(cast.author).post(path_of(cast), {**TYPED, "former_names": "H1\nHouse of One"})
    assert set(FormerName.objects.values_list("name", flat=True)) == {"H1", "House of One"}
    shown = public().get_absolute_url()
    assert "House of One" not in client.get(shown).text
    FormerName.objects.update(waits=False)
    versions.bump()
    assert "House of One" in client.get(shown).text
    Organisation.objects.filter(pk=cast.organisation.pk).update(verified_by=None, verified_at=None, verified_until=None)
    change_organisation(organisation=cast.organisation, by=cast.author, name="House First")
    logged_in(cast.author).post(path_of(cast), {**TYPED, "former_names": ""})
    assert FormerName.objects.get().name == "House One"


def test_the_standing_is_dated_facts(client: Client, cast: Cast, public: Make) -> None:
    seen = timezone.localdate().replace(day=1)
    answers = {question: Answer(seen) for question in VerificationAnswer.Question.values}
    verify_organisation(organisation=cast.organisation, answers=answers, entitled=False, by=cast.moderator)
    address = public().get_absolute_url()
    page = client.get(address).text
    until = timezone.localtime(cast.organisation.verified_until)
    assert f"until {until:%-d %B %Y}" in page and page.count("Yes, seen on 1 ") == 5
    assert cast.moderator.email not in page
    past = timezone.now() - timedelta(days=2)
    Organisation.objects.filter(pk=cast.organisation.pk).update(
        verified_at=past - timedelta(days=1), verified_until=past
    )
    page = Client().get(address, {"again": "1"}).text
    assert "the verification ended on" in page and "Yes, seen on" not in page


def test_an_organisation_that_waits_for_its_verification_fills_in_its_profile(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.organisation.pk).update(verified_by=None, verified_at=None, verified_until=None)
    assert logged_in(cast.author).post(path_of(cast), TYPED).status_code == 302


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("about", "Our shelter is at Strada Florilor 12, Cluj-Napoca."),
        ("safeguarding", "Ask us on instagram.com/ilinca.vasile first."),
        ("about", "Call 0040 721 234 567 at night."),
        ("former_names", "House at Strada Florilor 12"),
    ],
)
def test_no_street_no_profile_and_no_number_of_anybody_is_stored(cast: Cast, field: str, said: str) -> None:
    page = logged_in(cast.author).post(path_of(cast), {**TYPED, "safeguarding_on": "2026-05-01", field: said})
    assert page.status_code == 422 and "Please take out" in page.text and said.split(" ")[0] in page.text
    assert not OrganisationProfile.objects.exists()


@pytest.mark.parametrize(
    ("link", "stored"),
    [
        ("https://one.example.org/privacy", True),
        ("https://forms.one.example.org/privacy", True),
        ("https://mail.example.net/privacy", True),
        ("https://one.example.org.evil.example/privacy", False),
        ("https://one.example.org@evil.example/privacy", False),
        ("https://notone.example.org/privacy", False),
    ],
)
def test_its_link_leads_to_the_organisation_itself(cast: Cast, link: str, stored: bool) -> None:
    Organisation.objects.filter(pk=cast.organisation.pk).update(
        website="https://www.one.example.org/", mail_domains=["mail.example.net"]
    )
    page = logged_in(cast.author).post(path_of(cast), {**TYPED, "data_protection_url": link})
    assert OrganisationProfile.objects.exists() is stored
    assert stored or ("not a page of your organisation" in page.text and link in page.text)


def test_moderators_see_which_verified_organisations_changed_theirs(cast: Cast) -> None:
    moderator, queue = logged_in(cast.moderator), reverse("initiatives_queue")
    assert "No profile has changed." in moderator.get(queue).text
    author = logged_in(cast.author)
    author.post(path_of(cast), TYPED)
    first = OrganisationProfile.objects.get().changed_at
    author.post(path_of(cast), TYPED)
    assert OrganisationProfile.objects.get().changed_at == first
    logged_in(cast.partner).post(f"/en/partners/organisations/{cast.other.key}/", {**TYPED, "about": "Two units."})
    with CaptureQueriesContext(connection) as captured:
        page = moderator.get(queue).text
    assert "Shelter in two counties." in page and "Two units." in page
    assert sum("initiatives_organisationprofile" in query["sql"] for query in captured) == 1
    people.join(cast.moderator, cast.other)
    Organisation.objects.filter(pk=cast.organisation.pk).update(verified_by=None, verified_at=None, verified_until=None)
    page = moderator.get(queue).text
    assert "Shelter in two counties." not in page and "Two units." not in page
    OrganisationProfile.objects.update(changed_at=timezone.now() - timedelta(days=15))
    assert "No profile has changed." in moderator.get(queue).text


def test_a_name_that_is_another_organisations_is_told_at_its_field(cast: Cast) -> None:
    people.organisation(name="Harbour Bridge", country=cast.organisation.country)
    page = logged_in(cast.author).post(path_of(cast), {**TYPED, "former_names": "Harbor Watch\nHarbour-Bridge"})
    assert page.status_code == 422 and "Harbour Bridge" in str(page.context["form"].errors["former_names"])
    assert not FormerName.objects.exists() and not OrganisationProfile.objects.exists()


def test_the_store_of_pages_is_emptied_for_what_somebody_can_read(cast: Cast, public: Make) -> None:
    author, before = logged_in(cast.author), versions.current()
    author.post(path_of(cast), TYPED)
    assert versions.current() == before
    public()
    before = versions.current()
    author.post(path_of(cast), TYPED)
    assert versions.current() == before
    author.post(path_of(cast), {**TYPED, "about": "Shelter in three counties."})
    assert versions.current() == before + 1


def test_a_profile_is_not_written_without_end(cast: Cast) -> None:
    cache.clear()
    author = logged_in(cast.author)
    answers = [author.post(path_of(cast), {**TYPED, "about": f"Shelter in {n} counties."}) for n in range(21)]
    assert [answer.status_code for answer in answers] == [302] * 20 + [429]
    assert int(answers[-1]["Retry-After"]) > 0 and "Shelter in 20 counties." in answers[-1].text
