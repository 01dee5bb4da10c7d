"""A moderator decides nothing about an organisation that they belong or belonged to."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from hub.models import Membership, Organisation, PracticeAccess, User
from hub.people.services.change_role import appoint_owner
from hub.people.services.deactivate import deactivate, may_deactivate
from hub.people.services.decide_practice import approve_practice
from hub.people.services.join_organisation import ask_to_join, decide_join
from tests.factories import people
from tests.hub.people.conftest import Letterbox

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["belongs", "belonged"])
def insider(there: Organisation, request: pytest.FixtureRequest) -> User:
    person = people.user("insider@hub.example.org", "moderator")
    place = people.join(person, there)
    if request.param == "belonged":
        place.left_at = timezone.now()
        place.save()
    return person


def orphaned(there: Organisation) -> None:
    Membership.objects.owners().filter(organisation=there).update(left_at=timezone.now())


def test_they_do_not_change_what_its_verification_rests_on(there: Organisation, insider: User) -> None:
    form = {"name": "Mine now", "kind": "police", "country": "RO", "website": "", "mail_domains": ""}
    page = people.logged_in(insider).post(reverse("organisations:edit", args=[there.pk]), form)
    assert page.status_code == 200 and "You belong or belonged" in page.text
    there.refresh_from_db()
    assert there.name != "Mine now"


def test_they_shut_nobody_out_of_it(there: Organisation, insider: User, owner: User, letterbox: Letterbox) -> None:
    with pytest.raises(PermissionDenied):
        deactivate(user=owner, by=insider)
    assert may_deactivate(user=owner, by=people.user("", "moderator"))
    assert may_deactivate(user=owner, by=User.objects.create_superuser(email="root@example.org", password="x"))


def test_they_make_nobody_its_owner(there: Organisation, insider: User, member: User, letterbox: Letterbox) -> None:
    orphaned(there)
    place = member.memberships.get()
    with pytest.raises(PermissionDenied):
        appoint_owner(membership=place, by=insider)
    appoint_owner(membership=place, by=people.user("", "moderator"))


def test_they_let_nobody_in(there: Organisation, insider: User, letterbox: Letterbox) -> None:
    orphaned(there)
    request = ask_to_join(user=people.user(), organisation=there)
    with pytest.raises(PermissionDenied):
        decide_join(request=request, accept=True, by=insider)
    decide_join(request=request, accept=True, by=people.user("", "moderator"))


def test_they_let_nobody_of_it_read_practitioners_text(
    there: Organisation, insider: User, member: User, letterbox: Letterbox
) -> None:
    access = PracticeAccess.objects.create(
        user=member,
        organisation=there,
        work_address="m@police.example.org",
        state=PracticeAccess.State.CONFIRMED,
        confirmed_at=timezone.now(),
    )
    with pytest.raises(PermissionDenied):
        approve_practice(access=access, by=insider)
    way = reverse("practice:decide", args=[access.pk, "approve"])
    assert way not in people.logged_in(insider).get(reverse("practice:index")).text
    assert way in people.logged_in(people.user("", "moderator")).get(reverse("practice:index")).text


def test_a_superuser_verifies_none_of_their_own(there: Organisation) -> None:
    root = User.objects.create_superuser(email="root@example.org", password="x")
    people.join(root, there)
    assert people.logged_in(root).get(reverse("organisations:verify", args=[there.pk])).status_code == 404
