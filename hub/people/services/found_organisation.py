"""A person founds an organisation: it exists, nobody has verified it, and it opens no door yet."""

from collections.abc import Sequence

from django.db import transaction

from hub.people.models.organisation import Membership, Organisation
from hub.people.models.user import User
from hub.people.models.verification import VerificationStep
from hub.people.services.verification_history import record_step
from hub.reference.models.country import Country


def found_organisation(
    *, by: User, name: str, kind: str, country: Country, website: str = "", mail_domains: Sequence[str] = ()
) -> Organisation:
    """Create an unverified organisation whose first owner is `by`."""
    with transaction.atomic():
        organisation = Organisation.objects.create(
            name=name,
            kind=kind,
            country=country,
            website=website,
            mail_domains=[domain.strip().lower() for domain in mail_domains],
        )
        Membership.objects.create(user=by, organisation=organisation, role=Membership.Role.OWNER)
        record_step(
            organisation=organisation, what=VerificationStep.What.ENTERED, role=VerificationStep.Role.OWNER, by=by
        )
        return organisation
