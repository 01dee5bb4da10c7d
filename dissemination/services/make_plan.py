"""Plan a distribution: an edition and its audience, for another person to approve."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dissemination.models.plan import LanguageRule, Plan
from dissemination.permissions import may_plan
from hub.ports.citable import EditionRef


@dataclass(frozen=True)
class Audience:
    """Kinds, countries and languages (none named: all), editions of which an agency must hold one (none: no matter).

    `one_per_agency`: one contact of each is enough.
    """

    kinds: Sequence[str] = ()
    countries: Sequence[str] = ()
    one_per_agency: bool = False
    languages: Sequence[str] = ()
    language_rule: LanguageRule = LanguageRule.FALLBACK
    held: Sequence[str] = ()


def unsaved_plan(
    *, edition: EditionRef, audience: Audience, by: Any, nonce: UUID, goes_out_at: datetime | None = None
) -> Plan:
    """For a dry run before anything is written."""
    return Plan(
        nonce=nonce,
        edition=edition.number,
        edition_title=edition.title,
        impressions=_newest(edition, audience.languages),
        audience={
            "kinds": sorted(audience.kinds),
            "countries": sorted(audience.countries),
            "one_per_agency": audience.one_per_agency,
            "language_rule": audience.language_rule,
            "held": sorted(audience.held),
        },
        created_by=by,
        goes_out_at=goes_out_at,
    )


def make_plan(
    *, edition: EditionRef, audience: Audience, by: Any, nonce: UUID, goes_out_at: datetime | None = None
) -> Plan:
    """The same form sent twice makes one plan. Raises ValidationError at `languages` for what the edition is not in.

    `goes_out_at`: not before then, and not before it is approved.
    """
    if not may_plan(by) or edition.withdrawn:
        raise PermissionDenied
    check_languages(edition=edition, languages=audience.languages)
    with transaction.atomic():
        known = Plan.objects.filter(nonce=nonce, created_by=by).first()
        if known:
            return known
        plan = unsaved_plan(edition=edition, audience=audience, by=by, nonce=nonce, goes_out_at=goes_out_at)
        plan.save()
    return plan


def check_languages(*, edition: EditionRef, languages: Sequence[str]) -> None:
    """Raise ValidationError at `languages` for those that the edition does not exist in."""
    absent = sorted(set(languages) - {impression.language for impression in edition.impressions})
    if absent:
        said = _("Edition %(edition)s does not exist in: %(languages)s.")
        raise ValidationError({"languages": said % {"edition": edition.number, "languages": ", ".join(absent)}})


def _newest(edition: EditionRef, languages: Sequence[str]) -> dict[str, dict[str, Any]]:
    newest: dict[str, dict[str, Any]] = {}
    for impression in sorted(edition.impressions, key=lambda one: one.number):
        if not languages or impression.language in languages:
            newest[impression.language] = {"number": impression.number, "sha256": impression.sha256}
    return newest
