"""Who belongs to an organisation: invited, made owner, handed over, left, shut out. One owner is left in any case."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from dissemination.models import OutboundMessage
from hub.models import Invitation, JoinRequest, Membership, Organisation, PracticeAccess, User
from hub.people.services.answer_invitation import accept_invitation
from hub.people.services.change_role import change_role, transfer_ownership
from hub.people.services.deactivate import deactivate
from hub.people.services.invite import MOST_A_DAY, invite
from hub.people.services.join_organisation import ask_to_join, decide_join
from hub.people.services.leave_organisation import leave_organisation
from hub.people.services.tidy_places import tidy_places
from tests.factories import people
from tests.hub.people.conftest import Letterbox

pytestmark = pytest.mark.django_db

NEW = "new.colleague@police.example.org"
TYPED = {"address": NEW, "role": "editor", "language": "ro"}


def invited(client: Client, there: Organisation, letterbox: Letterbox) -> str:
    """The path of the link that was mailed."""
    assert client.post(f"/account/organisations/{there.key}/invite/", TYPED).status_code == 302
    (notice,) = letterbox.to(NEW)
    assert notice.to.language == "ro" and there.name in notice.context["subject"]
    return "/account/" + notice.context["link"].partition("/account/")[2]


def place_of(person: User, there: Organisation) -> Membership:
    return Membership.objects.current().get(user=person, organisation=there)


def test_an_invited_person_comes_in_once(owner: User, there: Organisation, letterbox: Letterbox) -> None:
    link = invited(people.logged_in(owner), there, letterbox)
    stranger = Client()
    assert there.name in stranger.get(link).text and NEW not in stranger.get(link).text
    assert stranger.post(link, {"accept": "1"}).status_code == 404
    person = people.user(NEW)
    client = people.logged_in(person)
    assert there.name in client.get("/account/").text
    assert client.post(link, {"accept": "1"}).status_code == 302
    assert place_of(person, there).role == "editor"
    assert client.get(link).status_code == 404
    assert client.post(link, {"accept": "1"}).status_code == 404


def test_another_account_does_not_come_in_by_somebody_elses_link(
    owner: User, there: Organisation, letterbox: Letterbox
) -> None:
    link = invited(people.logged_in(owner), there, letterbox)
    other = people.user()
    EmailAddress.objects.create(user=other, email=NEW, verified=False)
    client = people.logged_in(other)
    assert "another address" in client.get(link).text
    assert client.post(link, {"accept": "1"}).status_code == 404
    assert not Membership.objects.filter(user=other).exists()


def test_the_mail_of_an_invitation_goes_through_the_ledger_in_its_language(owner: User, there: Organisation) -> None:
    invite(organisation=there, address=NEW, role="owner", language="ro", by=owner)
    message = OutboundMessage.objects.select_related("text").get(to_address=NEW)
    assert message.text.subject.startswith("Invitație") and there.name in message.text.subject
    assert "/account/invitations/" in message.text.text and owner.email not in message.text.text


def test_a_forged_an_old_and_a_withdrawn_link_say_the_same(
    owner: User, there: Organisation, letterbox: Letterbox
) -> None:
    client = people.logged_in(owner)
    link = invited(client, there, letterbox)
    forged = Client().get("/account/invitations/none/")
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        old = Client().get(link)
    invitation = Invitation.objects.get()
    client.post(f"/account/organisations/{there.key}/uninvite/{invitation.pk}/")
    withdrawn = Client().get(link)
    assert {forged.status_code, old.status_code, withdrawn.status_code} == {404}
    assert "This invitation is over" in forged.text and "This invitation is over" in old.text


def test_declining_needs_no_account_and_forgets_the_address(
    owner: User, there: Organisation, letterbox: Letterbox
) -> None:
    link = invited(people.logged_in(owner), there, letterbox)
    assert Client().post(link, {"decline": "1"}).status_code == 200
    row = Invitation.objects.get()
    assert row.state == "declined" and NEW not in row.address


def test_only_owners_of_a_verified_organisation_invite(
    owner: User, there: Organisation, member: User, letterbox: Letterbox
) -> None:
    path = f"/account/organisations/{there.key}/invite/"
    for person in (member, people.user(), people.user("", "moderator")):
        assert people.logged_in(person).post(path, TYPED).status_code == 404
    Organisation.objects.filter(pk=there.pk).update(verified_by=None, verified_at=None, verified_until=None)
    page = people.logged_in(owner).post(path, TYPED)
    assert page.status_code == 422
    assert not Invitation.objects.exists() and not letterbox.notices


def test_what_cannot_be_sent_is_said_at_the_address_and_stays_typed(
    owner: User, there: Organisation, member: User, letterbox: Letterbox
) -> None:
    client = people.logged_in(owner)
    path = f"/account/organisations/{there.key}/invite/"
    page = client.post(path, {**TYPED, "address": member.email.upper()})
    assert page.status_code == 422 and "belongs to the organisation already" in page.text
    client.post(path, TYPED)
    twice = client.post(path, TYPED)
    assert "invited already" in twice.text and NEW in twice.text
    for number in range(MOST_A_DAY - 1):
        invite(organisation=there, address=f"p{number}@x.example.org", role="editor", language="en", by=owner)
    with pytest.raises(ValidationError, match="tomorrow"):
        invite(organisation=there, address="one.more@x.example.org", role="editor", language="en", by=owner)


def test_ownership_is_handed_over_in_one_step(
    owner: User, there: Organisation, member: User, letterbox: Letterbox
) -> None:
    path = f"/account/organisations/{there.key}/transfer/{place_of(member, there).pk}/"
    assert people.logged_in(member).post(path).status_code == 404
    people.logged_in(owner).post(path)
    assert place_of(member, there).role == "owner" and place_of(owner, there).role == "editor"
    assert len(letterbox.to(member.email)) == len(letterbox.to(owner.email)) == 1


def test_the_last_owner_stays_one(owner: User, there: Organisation, member: User, letterbox: Letterbox) -> None:
    own = place_of(owner, there)
    for act in (
        lambda: leave_organisation(membership=own, by=owner),
        lambda: change_role(membership=own, role="editor", by=owner),
    ):
        with pytest.raises(ValidationError, match="needs an owner"):
            act()
    leave_organisation(membership=place_of(member, there), by=owner)
    with pytest.raises(ValidationError, match="needs an owner"):
        leave_organisation(membership=own, by=owner)


def test_an_owner_who_cannot_log_in_does_not_count(owner: User, there: Organisation, letterbox: Letterbox) -> None:
    other = people.user(is_active=False)
    people.join(other, there, role="owner")
    with pytest.raises(ValidationError, match="needs an owner"):
        leave_organisation(membership=place_of(owner, there), by=owner)


def test_an_editor_changes_nobodys_part(owner: User, there: Organisation, member: User) -> None:
    for act in (
        lambda: change_role(membership=place_of(member, there), role="owner", by=member),
        lambda: transfer_ownership(membership=place_of(owner, there), by=member),
        lambda: leave_organisation(membership=place_of(owner, there), by=member),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_who_is_shut_out_has_no_place_no_session_and_no_open_invitation(
    owner: User, there: Organisation, letterbox: Letterbox
) -> None:
    person = people.practitioner(there)
    Membership.objects.filter(user=person).update(role="owner")
    invite(organisation=there, address=NEW, role="owner", language="en", by=person)
    client = people.logged_in(person)
    with pytest.raises(PermissionDenied):
        deactivate(user=person, by=owner)
    deactivate(user=person, by=people.user("", "moderator"))
    assert client.get("/account/").status_code == 302
    assert not Membership.objects.current().filter(user=person).exists()
    assert PracticeAccess.objects.get(user=person).state == "ended"
    assert Invitation.objects.get().state == "withdrawn"


def test_a_moderator_shuts_out_partners_alone(owner: User) -> None:
    moderator, root = people.user("", "moderator"), people.user(is_superuser=True)
    for user, by in ((moderator, moderator), (people.user("", "editor"), moderator), (root, moderator), (root, root)):
        with pytest.raises(PermissionDenied):
            deactivate(user=user, by=by)


def test_owners_are_told_of_a_request_and_the_person_of_the_decision(
    owner: User, there: Organisation, letterbox: Letterbox
) -> None:
    person = people.user()
    request = ask_to_join(user=person, organisation=there)
    assert ask_to_join(user=person, organisation=there) == request
    assert [notice.key for notice in letterbox.to(owner.email)] == [f"join:{request.pk}:asked:{owner.key}"]
    decide_join(request=request, accept=False, by=owner)
    assert letterbox.to(person.email)[0].key == f"join:{request.pk}:refused"


def test_a_moderator_lets_the_first_person_into_an_organisation_without_an_owner(letterbox: Letterbox) -> None:
    there, person, moderator = people.organisation(), people.user(), people.user("", "moderator")
    request = ask_to_join(user=person, organisation=there)
    decide_join(request=request, accept=True, by=moderator)
    assert place_of(person, there).role == "owner"
    second = ask_to_join(user=people.user(), organisation=there)
    with pytest.raises(PermissionDenied):
        decide_join(request=second, accept=True, by=moderator)


def test_invitations_that_are_over_keep_no_address(owner: User, there: Organisation, letterbox: Letterbox) -> None:
    waiting = invite(organisation=there, address=NEW, role="editor", language="en", by=owner)
    answered = invite(organisation=there, address="b@x.example.org", role="editor", language="en", by=owner)
    accept_invitation(key=answered.key, by=people.user("b@x.example.org"))
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        tidy_places()
        waiting.refresh_from_db()
        assert waiting.state == "expired" and waiting.address == NEW
    with time_machine.travel(timezone.now() + timedelta(days=50)):
        tidy_places()
    assert all(row.address.endswith(".invalid") for row in Invitation.objects.all())
    assert JoinRequest.objects.count() == 0


def test_who_is_no_owner_any_more_has_no_open_invitation(
    owner: User, there: Organisation, member: User, letterbox: Letterbox
) -> None:
    change_role(membership=place_of(member, there), role="owner", by=owner)
    invite(organisation=there, address=NEW, role="owner", language="en", by=member)
    other = invite(organisation=there, address="b@x.example.org", role="editor", language="en", by=owner)
    change_role(membership=place_of(member, there), role="editor", by=owner)
    assert Invitation.objects.get(address=NEW).state == "withdrawn"
    other.refresh_from_db()
    assert other.state == "open"


def test_an_invitation_is_worth_what_the_inviter_and_the_organisation_are(
    owner: User, there: Organisation, letterbox: Letterbox
) -> None:
    link = invited(people.logged_in(owner), there, letterbox)
    client = people.logged_in(people.user(NEW))
    until = there.verified_until
    Organisation.objects.filter(pk=there.pk).update(verified_until=timezone.now())
    page = client.post(link, {"accept": "1"})
    assert page.status_code == 404 and "invitation is over" in page.text
    Organisation.objects.filter(pk=there.pk).update(verified_until=until)
    Membership.objects.filter(user=owner).update(role="editor")
    assert client.post(link, {"accept": "1"}).status_code == 404
    Membership.objects.filter(user=owner).update(role="owner")
    assert client.post(link, {"accept": "1"}).status_code == 302
