"""Which languages go out, to whom, and why others get nothing."""

import itertools
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Contact, Delivery, Plan
from dissemination.models.plan import LanguageRule
from dissemination.queries.behind import behind
from dissemination.queries.candidates import LeftOut, dry_run
from dissemination.queries.why import why
from dissemination.services.acknowledge import Said, acknowledge
from dissemination.services.drain import drain
from dissemination.services.make_plan import Audience, make_plan
from dissemination.services.run_plans import run_plans
from tests.dissemination.directory import agency, approved_plan, contact, edition, person
from tests.dissemination.people import signed_in
from tests.dissemination.plans.conftest import NEW

pytestmark = pytest.mark.django_db


def lines(audience: Audience, number: str = "2") -> dict[str, tuple[str, LeftOut]]:
    plan = make_plan(
        edition=edition(number, ["en", "ro", "nl"]),
        audience=audience,
        by=person(f"{uuid4()}@x.org", "officer"),
        nonce=uuid4(),
    )
    return {line.agency: (line.language, line.left_out) for line in dry_run(plan)}


def test_only_the_chosen_languages_go_out() -> None:
    contact(agency("Romanian"), "a@example.org", "ro")
    contact(agency("Dutch", "NL"), "b@example.org", "nl")
    assert lines(Audience(languages=["en", "nl"])) == {
        "Romanian": ("en", LeftOut.NONE),
        "Dutch": ("nl", LeftOut.NONE),
    }


def test_with_its_own_language_alone_who_has_none_is_left_out_for_that_reason() -> None:
    contact(agency("Romanian"), "a@example.org", "ro")
    contact(agency("Danish in the Netherlands", "NL"), "b@example.org", "da")
    agency("Nobody")
    assert lines(Audience(language_rule=LanguageRule.OWN)) == {
        "Romanian": ("ro", LeftOut.NONE),
        "Danish in the Netherlands": ("", LeftOut.NO_LANGUAGE),
        "Nobody": ("ro", LeftOut.NO_CONTACT),
    }


@pytest.mark.parametrize("rule", list(LanguageRule))
@pytest.mark.parametrize("languages", [["en"], ["da"], ["nl", "ro"], ["en", "ro"]])
def test_the_page_of_a_contact_says_of_languages_what_the_planning_decides(
    rule: LanguageRule, languages: list[str]
) -> None:
    for country, spoken in itertools.product(("RO", "NL", "BE", "DK"), ("en", "ro", "nl", "da")):
        contact(agency(f"{spoken} in {country}", country), f"{spoken}.{country}@example.org", spoken)
    plan = approved_plan(Audience(language_rule=rule, languages=languages))
    Plan.objects.update(state=Plan.State.RUNNING)
    decided = {line.contact_id: line.left_out is LeftOut.NO_LANGUAGE for line in dry_run(plan)}
    contacts = Contact.objects.select_related("agency__organisation__country")
    said = {one.pk: "none of its languages" in why(one).because[0].sentence for one in contacts}
    assert said == decided
    assert len(said) == 16


def test_a_language_that_the_edition_lacks_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        lines(Audience(languages=["da"]))
    assert "languages" in refused.value.message_dict


def test_the_audience_can_be_those_who_hold_an_older_edition(relay: MemoryChannel, manual: None) -> None:
    contact(agency("Holds it"), "a@example.org")
    contact(agency("Holds it and said so"), "b@example.org")
    approved_plan(number="1", languages=["en"])
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    acknowledge(delivery=Delivery.objects.get(contact__email="b@example.org"), said=Said.RECEIVED)
    contact(agency("Holds nothing"), "c@example.org")
    assert set(lines(Audience(held=["1"]))) == {"Holds it", "Holds it and said so"}
    assert lines(Audience(held=["2"])) == {}


def test_a_newer_edition_is_offered_until_it_is_planned(relay: MemoryChannel, manual: None) -> None:
    assert behind() is None
    contact(agency("Holds it"), "a@example.org")
    approved_plan(number="1", languages=["en"])
    run_plans()
    assert behind() is None, "a message on its way is not held yet"
    drain(lane=Lane.NORMAL, channel=relay)
    found = behind()
    assert found and (found.edition, found.agencies, list(found.older)) == ("2", 1, ["1"])
    officer = signed_in("officer")
    page = officer.get("/admin/distribution/").text
    assert "one agency holds an older one" in page and "edition=2&amp;held=1" in page
    assert "holds an older one" not in signed_in("auditor").get("/admin/distribution/").text
    approved_plan(number="2")
    assert behind() is None
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    run_plans()
    assert behind() is None


def test_what_was_chosen_reaches_the_plan_and_is_shown(manual: None) -> None:
    contact(agency("Police"), "a@example.org", "ro")
    client = signed_in("officer")
    asked = {
        "edition": "2",
        "languages": ["ro", "nl"],
        "language_rule": "own",
        "kinds": ["police"],
        "countries": ["RO"],
    }
    page = client.get(NEW, asked).text
    assert "One message would go out" in page
    for name, value in (("languages", "ro"), ("languages", "nl"), ("language_rule", "own"), ("countries", "RO")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in page
    assert client.post(NEW, asked | {"nonce": str(uuid4())}).status_code == 302
    plan = Plan.objects.get()
    assert (sorted(plan.impressions), plan.language_rule, plan.audience["countries"]) == (["nl", "ro"], "own", ["RO"])
    assert "Its own language alone" in client.get(f"/admin/distribution/{plan.key}/").text


def test_a_language_that_the_edition_lacks_is_said_at_the_field(manual: None) -> None:
    page = signed_in("officer").get(NEW, {"edition": "1", "languages": ["ro"]})
    assert "Edition 1 does not exist in: Română." in page.text
    assert "checked" in page.text


def test_a_long_dry_run_is_turned_over(manual: None, client: Client) -> None:
    for number in range(101):
        contact(agency(f"Unit {number:03}"), f"a{number}@example.org")
    officer = signed_in("officer")
    page = officer.get(NEW, {"edition": "2"}).text
    assert "101 messages would go out" in page and "Unit 099" in page and "Unit 100" not in page
    assert "edition=2&amp;going=2#going" in page
    assert "Unit 100" in officer.get(NEW, {"edition": "2", "going": "2"}).text


def test_a_dry_run_asks_as_much_for_many_as_for_few(manual: None) -> None:
    officer, asked = signed_in("officer"), []
    for number in (2, 20):
        for one in range(number):
            contact(agency(f"Unit {number} {one}"), f"u{number}x{one}@example.org")
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(NEW, {"edition": "2"}).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]
