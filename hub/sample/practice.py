"""The practitioner of the sample gets access the way everybody does: asks, confirms, is approved by an owner."""

from hub.people.models import Membership, Organisation, PracticeAccess, User
from hub.people.services.ask_practice import ask_practice
from hub.people.services.confirm_practice import confirm_practice
from hub.people.services.decide_practice import approve_practice


def make_practice() -> None:
    person = User.objects.get(email="practitioner@example.org")
    if PracticeAccess.objects.in_force().filter(user=person).exists():
        return
    there = Organisation.objects.get(memberships__user=person, memberships__left_at=None)
    access = ask_practice(user=person, organisation=there, work_address=person.email)
    confirm_practice(key=access.key, by=person)
    access.refresh_from_db()
    approve_practice(access=access, by=Membership.objects.owners().get(organisation=there).user)
