"""Other names of an organisation: its owner gives them, a moderator lets others see them."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from hub.people.models.organisation import FormerName, Organisation
from hub.people.models.user import User
from hub.people.organisation_names import check_letters, cleaned
from hub.people.queries.alike import alike
from hub.people.services.verify_organisation import may_verify
from hub.ports import versions


def name_formerly(*, organisation: Organisation, names: Sequence[str], approved: bool = False) -> bool:
    """Make these its other names, beside those that it gave up here; the caller has asked who writes.

    New ones wait for a moderator unless they are `approved`. Returns whether a shown one changed. Raises
    ValidationError keyed by `former_names` for one that looks like another organisation's of the country.
    """
    wanted = {name.lower(): name for name in map(cleaned, names) if name and name.lower() != organisation.name.lower()}
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        rows = FormerName.objects.filter(organisation=organisation).annotate(lowered=Lower("name"))
        gone = rows.exclude(lowered__in=wanted).filter(until=None)
        changed = gone.shown().exists()
        gone.delete()
        known = set(rows.values_list("lowered", flat=True))
        for lowered, name in wanted.items():
            if lowered not in known:
                _check(organisation, name)
                FormerName.objects.create(organisation=organisation, name=name, waits=not approved)
                changed |= approved
    return changed


def decide_other_name(*, former: FormerName, accept: bool, by: User) -> None:
    """A moderator lets everybody see another name, or takes it away."""
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=former.organisation_id)
        if not may_verify(organisation=organisation, by=by):
            raise PermissionDenied
        row = FormerName.objects.filter(pk=former.pk, waits=True).first()
        if row is None:
            raise ValidationError(_("This request no longer waits for a decision."))
        if not accept:
            row.delete()
            return
        row.waits = False
        row.save(update_fields=["waits"])
        versions.bump()


def _check(organisation: Organisation, name: str) -> None:
    try:
        check_letters(name)
    except ValidationError as error:
        raise ValidationError({"former_names": error.messages}) from error
    others = Organisation.objects.verified().filter(country=organisation.country_id).exclude(pk=organisation.pk)
    same = next((one for one in alike(name, others) if one.same), None)
    if same:
        words = _("“%(name)s” looks the same as “%(other)s”, which is another organisation.")
        raise ValidationError({"former_names": words % {"name": name, "other": same.by}})
