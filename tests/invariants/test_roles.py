"""Who may open what: every address of the Hub's own x every demo log-in. `roles/` holds the table, a module a room."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from hub.people.models import User
from tests.invariants import addresses
from tests.invariants.examples import EXAMPLES
from tests.invariants.roles import MATRIX, ROLES, allowed

pytestmark = pytest.mark.xdist_group("sample")
ASK_LOG_IN = "/account/login/"
ADMIN_SAYS_NO = {"/admin/", "/admin"}
OUTSIDERS = ("anonymous", "partner", "practitioner")
NOT_TRIED = {"people_practice_give_back", "account_logout"}  # they would end what the other questions rest on
OPEN_TO_ALL = {"wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}  # icons and words of the admin's scripts
As = Callable[[str], Client]


def refused(answer: HttpResponse) -> bool:
    """A way to the log-in, the admin's way home, or the look of what does not exist."""
    if answer.status_code in (301, 302):
        sent_home = answer.wsgi_request.path.startswith("/admin/") and answer["Location"] in ADMIN_SAYS_NO
        return sent_home or answer["Location"].startswith(ASK_LOG_IN)
    return answer.status_code in (403, 404)


@pytest.fixture(scope="module")
def signed_in(sample_content: None) -> As:
    """A client for each role, signed in once."""
    clients: dict[str, Client] = {}

    def as_role(role: str) -> Client:
        if role not in clients:
            clients[role] = Client(raise_request_exception=False)
            if role != "anonymous":
                clients[role].force_login(User.objects.get(email=f"{role}@example.org"))
        return clients[role]

    return as_role


ASKED = [*addresses.own(), *addresses.deletions()]


def test_every_address_of_ours_stands_in_the_table() -> None:
    assert sorted({one.name for one in ASKED if one.name not in MATRIX}) == []


def test_the_table_names_nothing_that_is_gone() -> None:
    assert sorted(set(MATRIX) - {one.name for one in ASKED}) == []


@pytest.mark.parametrize("address", ASKED, ids=lambda one: one.route)
def test_who_may_open(address: addresses.Address, signed_in: As) -> None:
    path = EXAMPLES[address.name]() if address.name in EXAMPLES else address.path
    open_to = allowed(address.name)
    wrong = []
    for role in ROLES:
        answer = signed_in(role).get(path, headers={"accept-language": "en"})
        if answer.status_code == 405 and address.name not in NOT_TRIED:
            answer = signed_in(role).post(path)
        assert answer.status_code < 500, f"{path} as {role}: {answer.status_code}"
        if refused(answer) == (role in open_to):
            wrong.append(f"{role}: {answer.status_code} {answer.headers.get('Location', '')}")
    assert wrong == [], path


@pytest.mark.parametrize(
    "address", [one for one in addresses.admin() if one.name not in OPEN_TO_ALL], ids=lambda one: one.route
)
def test_the_admin_is_closed_to_outsiders(address: addresses.Address, signed_in: As) -> None:
    for role in OUTSIDERS:
        for method in ("get", "post"):
            answer = getattr(signed_in(role), method)(address.path)
            assert refused(answer) or answer.status_code == 302, f"{method} as {role}: {answer.status_code}"
