"""Plan a distribution: an edition and its audience, for another person to approve."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dissemination.models.plan import Channel, LanguageRule, Mode, Plan
from dissemination.permissions import may_plan
from dissemination.queries.impressions import what_goes_out
from hub.ports.citable import EditionRef


@dataclass(frozen=True)
class Way:
    """How it goes: by mail with or without the PDF, or another way, so many copies for each agency.

    Who got it by mail and said nothing is reminded after so many days (0: not), at most so many times. Whatever is
    asked, another way than mail brings no PDF and reminds nobody.
    """

    channel: Channel = Channel.EMAIL
    mode: Mode = Mode.LINK
    copies: int = 1
    remind_after: int = 0
    remind_most: int = 1

    def __post_init__(self) -> None:
        if self.channel != Channel.EMAIL:
            object.__setattr__(self, "mode", Mode.LINK)
            object.__setattr__(self, "remind_after", 0)


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
    *,
    edition: EditionRef,
    audience: Audience,
    by: Any,
    nonce: UUID,
    goes_out_at: datetime | None = None,
    way: Way = Way(),
) -> Plan:
    """For a dry run before anything is written. Raises ValidationError as `what_goes_out` does."""
    return Plan(
        nonce=nonce,
        edition=edition.number,
        edition_title=edition.title,
        impressions=what_goes_out(edition, audience.languages, way.mode),
        audience={
            "kinds": sorted(audience.kinds),
            "countries": sorted(audience.countries),
            "one_per_agency": audience.one_per_agency,
            "language_rule": audience.language_rule,
            "held": sorted(audience.held),
        },
        created_by=by,
        goes_out_at=goes_out_at,
        channel=way.channel,
        mode=way.mode,
        copies=way.copies,
        remind_after=way.remind_after,
        remind_most=way.remind_most,
    )


def make_plan(
    *,
    edition: EditionRef,
    audience: Audience,
    by: Any,
    nonce: UUID,
    goes_out_at: datetime | None = None,
    way: Way = Way(),
) -> Plan:
    """The same form sent twice makes one plan. Raises ValidationError as `what_goes_out` does.

    `goes_out_at`: not before then, and not before it is approved.
    """
    if not may_plan(by) or edition.withdrawn:
        raise PermissionDenied
    with transaction.atomic():
        known = Plan.objects.filter(nonce=nonce, created_by=by).first()
        if known:
            return known
        plan = unsaved_plan(edition=edition, audience=audience, by=by, nonce=nonce, goes_out_at=goes_out_at, way=way)
        plan.save()
    return plan
