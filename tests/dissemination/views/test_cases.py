"""The cases of mail that came back, as officers, desks and auditors see and settle them."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dissemination.evidence.explain import explanation
from dissemination.models import BounceCase, Contact, OutboundMessage, RelayText, Suppression
from dissemination.queries.cases import cases_by_agency
from dissemination.services.follow_bounces import follow_bounces
from dissemination.services.settle_case import Choice
from dissemination.services.suppress import suppress
from hub.models import Membership
from tests.dissemination.directory import agency, contact, person
from tests.dissemination.evidence.bounces import see
from tests.dissemination.evidence.conftest import HandedOver, handed_over  # noqa: F401 - a fixture
from tests.dissemination.people import browser_of

pytestmark = pytest.mark.django_db
BASE = "/admin/distribution/cases/"
ADDRESS = "secret.name@police.example.org"


@pytest.fixture
def officer() -> Client:
    return browser_of(person("off@example.org", "officer"))


@pytest.fixture
def case(handed_over: HandedOver) -> BounceCase:  # noqa: F811
    return opened(handed_over(ADDRESS))


def opened(message: OutboundMessage, source: str = "dsn") -> BounceCase:
    see(message, "bounced_hard", "5.1.1")
    said = f"550 5.1.1 <{message.to_address}>: <b>User</b> unknown"
    RelayText.objects.create(message_id=message.pk, source=source, text=said, received_at=timezone.now())
    follow_bounces()
    return BounceCase.objects.get(message_id=message.pk)


def test_an_officer_reads_the_words_and_what_they_mean(officer: Client, case: BounceCase) -> None:
    for address in (BASE, f"{BASE}{case.key}/"):
        page = officer.get(address).text
        assert f"&lt;{ADDRESS}&gt;: &lt;b&gt;User&lt;/b&gt; unknown" in page
        assert "There is no mailbox of this name at this domain." in page
        assert case.agency.organisation.name in page and "police.example.org" in page
    assert "Mail that came back (1)" in officer.get(BASE).text
    for address in ("/admin/distribution/tray/", "/admin/distribution/health/"):
        assert "1 case of mail that came back" in officer.get(address).text


def test_who_may_not_see_addresses_reads_them_masked(case: BounceCase) -> None:
    desk = person("desk@example.org", "country-desk")
    Membership.objects.create(user=desk, organisation=case.agency.organisation)
    for user in (desk, person("aud@example.org", "auditor")):
        for address in (BASE, f"{BASE}{case.key}/"):
            page = browser_of(user).get(address).text
            assert "s…@police.example.org" in page and "There is no mailbox of this name" in page
            assert "secret.name" not in page.replace(case.agency.organisation.name, "")


@pytest.mark.parametrize("source", ["smtp", "relaylog", "dsn"])
def test_no_name_reaches_who_may_not_see_addresses(officer: Client, case: BounceCase, source: str) -> None:
    """Neither of the mailbox, in a server's words, nor of whoever is named in a report or an automatic answer."""
    said = "Mailbox Secret_Name and user secret.name@x are gone; Name no longer works here. Ask Maria Pop"
    RelayText.objects.create(message_id=case.message_id, source=source, text=said, received_at=timezone.now())
    assert "Maria Pop" in officer.get(f"{BASE}{case.key}/").text
    page = browser_of(person("aud@example.org", "auditor")).get(f"{BASE}{case.key}/").text
    page = page.replace(str(case.agency), "").replace(case.agency.organisation.name, "")
    assert ("are gone" in page) is (source != "dsn")
    assert not re.search(r"secret|(?<!of this )\bName\b", page)


@pytest.mark.parametrize("email", ["taken@example.org", "erased@example.org", "bounced@example.org", ADDRESS])
def test_a_desk_does_not_learn_who_is_in_the_directory(case: BounceCase, email: str) -> None:
    contact(agency("Elsewhere", "NL"), "taken@example.org")
    for name, reason in (("erased", Suppression.Reason.OBJECTION), ("bounced", Suppression.Reason.HARD_BOUNCE)):
        suppress(address=f"{name}@example.org", scope=Suppression.Scope.ALL, reason=reason)
    desk = person("desk@example.org", "country-desk")
    Membership.objects.create(user=desk, organisation=case.agency.organisation)
    for act in ("correct", "replace"):
        answer = browser_of(desk).post(f"{BASE}{case.key}/{act}/", {"email": email}).text
        assert "This address cannot be entered here. Ask an officer." in answer
        for telling in ("already", "came back from", "asked not to", "Mail to this address"):
            assert telling not in answer


def test_a_desk_sees_and_settles_its_own_countrys_alone(handed_over: HandedOver, case: BounceCase) -> None:  # noqa: F811
    foreign = opened(handed_over("other@example.net", country="NL"))
    desk = person("desk@example.org", "country-desk")
    Membership.objects.create(user=desk, organisation=case.agency.organisation)
    client = browser_of(desk)
    page = client.get(BASE).text
    assert str(case.key) in page and str(foreign.key) not in page and "example.net" not in page
    assert client.get(f"{BASE}{foreign.key}/").status_code == 404
    for act, fields in (("settle", {"choice": "loss"}), ("correct", {"email": "x@example.org"}), ("replace", {})):
        assert client.post(f"{BASE}{foreign.key}/{act}/", fields).status_code == 404
    assert client.post(f"{BASE}{case.key}/correct/", {"email": "right@example.org"}).status_code == 302
    assert Contact.objects.get(pk=case.contact_id).email == "right@example.org"
    assert "Address corrected" in client.get(BASE).text


@pytest.mark.parametrize("group", ["auditor", "approver"])
def test_who_only_reads_settles_nothing(case: BounceCase, group: str) -> None:
    client = browser_of(person("reader@example.org", group))
    page = client.get(f"{BASE}{case.key}/").text
    assert "settles it" in page and "/settle/" not in page
    for act in ("settle", "correct", "replace"):
        assert client.post(f"{BASE}{case.key}/{act}/", {"choice": "loss", "email": "x@example.org"}).status_code == 404
    case.refresh_from_db()
    assert case.state == "open"


def test_a_look_settles_nothing(officer: Client, case: BounceCase) -> None:
    for act in ("settle", "correct", "replace"):
        assert officer.get(f"{BASE}{case.key}/{act}/").status_code == 405
    assert officer.post(f"{BASE}{case.key}/settle/", {"choice": "other"}).status_code == 404
    assert officer.get(f"{BASE}{uuid4()}/").status_code == 404
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(
        person("o2@example.org", "officer"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert strict.post(f"{BASE}{case.key}/settle/", {"choice": "loss"}).status_code == 403


@pytest.mark.parametrize(
    ("act", "fields", "why"),
    [
        ("correct", {"email": "no address", "again": "on"}, "no e-mail address"),
        ("correct", {"email": ADDRESS}, "came back from"),
        ("correct", {"email": ""}, "required"),
        ("replace", {"email": "taken@example.org", "role_title": "Night desk"}, "in the directory already"),
    ],
)
def test_what_was_typed_stays_beside_what_is_wrong(
    officer: Client, case: BounceCase, act: str, fields: dict[str, str], why: str
) -> None:
    contact(case.agency, "taken@example.org")
    answer = officer.post(f"{BASE}{case.key}/{act}/", fields)
    assert answer.status_code == 200
    assert why in answer.text
    for typed in fields.values():
        assert typed in answer.text


@pytest.mark.parametrize("choice", list(Choice))
def test_each_choice_is_one_press(officer: Client, case: BounceCase, choice: Choice) -> None:
    answer = officer.post(f"{BASE}{case.key}/settle/", {"choice": choice}, follow=True)
    assert "Settled." in answer.text
    answer = officer.post(f"{BASE}{case.key}/settle/", {"choice": choice}, follow=True)
    assert "Somebody else has settled this meanwhile." in answer.text
    assert OutboundMessage.objects.filter(idempotency_key__startswith="rs:").count() == (choice is Choice.RETRY)
    assert "Settled on" in officer.get(f"{BASE}{case.key}/").text


def test_the_page_asks_as_much_for_many_cases(
    handed_over: HandedOver,  # noqa: F811
    django_assert_num_queries: Callable[..., object],
) -> None:
    for number in range(6):
        opened(handed_over(f"unit{number}@example.org"))
    with django_assert_num_queries(6):  # one of them the manual's
        page, groups = cases_by_agency(None, is_masked=True, page=None)
        assert [str(row.explanation) and row.subject and row.said for group in groups for row in group.rows]
    assert (page.paginator.count, len(groups)) == (6, 6)


@pytest.mark.parametrize("page", ["tray", "health"])
def test_a_page_and_the_menu_beside_it_count_once(officer: Client, case: BounceCase, page: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert "Mail that came back (1)" in officer.get(f"/admin/distribution/{page}/").text
    counts = [one["sql"] for one in asked if f'COUNT(*) AS "__count" FROM "{BounceCase._meta.db_table}"' in one["sql"]]
    assert len(counts) == 1


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("5.1.1", "no mailbox of this name"), ("4.2.2", "full"), ("5.4.4", "No server could be found"),
        ("5.7.1", "takes no mail from us"), ("5.3.4", "larger"), ("5.1.99", "wrong with the address"),
        ("5.7.999", "rules"), ("5.9.9", "did not say why"), ("", "did not say why"),
    ],
)  # fmt: skip
def test_codes_are_explained(code: str, part: str) -> None:
    assert part in str(explanation(code))
