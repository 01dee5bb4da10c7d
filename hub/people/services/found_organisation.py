"""A person founds an organisation: it exists, nobody has verified it, and it opens no door yet."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.people.models.organisation import Membership, Organisation
from hub.people.models.user import User
from hub.people.models.verification import VerificationStep
from hub.people.organisation_names import cleaned
from hub.people.services.verification_history import record_step
from hub.reference.models.country import Country

MOST_A_DAY = 20
TAKEN = _("This name is taken. Write it in full, as your register has it.")


def found_organisation(
    *, by: User, name: str, kind: str, country: Country, website: str = "", mail_domains: Sequence[str] = ()
) -> Organisation:
    """Create an unverified organisation whose first owner is `by`; sent twice, the form makes one.

    Raises ValidationError keyed by the form's fields where somebody else's organisation has the name.
    """
    with transaction.atomic():
        _bound(by)
        organisation = _create(
            Organisation(
                name=name,
                kind=kind,
                country=country,
                website=website,
                mail_domains=[domain.strip().lower() for domain in mail_domains],
            )
        )
        if organisation is None:
            return _own(by, name, country)
        Membership.objects.create(user=by, organisation=organisation, role=Membership.Role.OWNER)
        record_step(
            organisation=organisation, what=VerificationStep.What.ENTERED, role=VerificationStep.Role.OWNER, by=by
        )
        return organisation


def _bound(by: User) -> None:
    """Holds while nobody is counted in the cache, too."""
    User.objects.select_for_update().get(pk=by.pk)
    entered = VerificationStep.objects.filter(actor=by.key, what=VerificationStep.What.ENTERED)
    if entered.filter(at__gt=timezone.now() - timedelta(days=1)).count() >= MOST_A_DAY:
        raise ValidationError(_("You have entered many organisations today. Try again tomorrow."))


def _create(organisation: Organisation) -> Organisation | None:
    """None where the name is taken."""
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError:
        return None
    return organisation


def _own(by: User, name: str, country: Country) -> Organisation:
    """The organisation of this name that `by` owns. Of one that is not theirs nothing is told but that the name is."""
    owned = Membership.objects.owners().filter(user=by).values("organisation")
    mine = Organisation.objects.filter(pk__in=owned, name__iexact=cleaned(name), country=country).first()
    if mine is None:
        raise ValidationError({"name": TAKEN})
    return mine
