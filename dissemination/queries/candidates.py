"""Who gets an edition, in which language, and who is left out and why: the dry run and the planning ask the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from dissemination.models.delivery import HOLDS, LOST
from dissemination.models.plan import Channel, LanguageRule, Plan
from dissemination.queries.judged import HELD, JUDGED, JUDGED_BY_AGENCY


class LeftOut(TextChoices):
    """Why nobody at an agency gets the edition."""

    NONE = "", ""
    NO_CONTACT = "no_contact", _("No contact is known")
    PAUSED = "paused", _("The contact is paused or not confirmed")
    UNDELIVERABLE = "undeliverable", _("Mail to the contact does not arrive")
    SUPPRESSED = "suppressed", _("The address must not be written to")
    HOLDS = "holds", _("Holds this edition already")
    ANOTHER = "another", _("Another contact of the agency gets it")
    NO_ADDRESS = "no_address", _("No postal address is known")
    NO_LANGUAGE = "no_language", _("What goes out is in none of its languages")


DRY_RUN = """
SELECT agency_id, agency_name, country, contact_id, role_title, language, left_out FROM ({judged}) AS judged
ORDER BY country, agency_name, role_title
"""
COUNTED = """
SELECT CASE WHEN left_out = '' THEN language ELSE '' END AS language, left_out, count(*)
FROM ({judged}) AS judged GROUP BY 1, 2 ORDER BY 1, 2
"""


@dataclass(frozen=True)
class Candidate:
    """One line of the dry run."""

    agency_id: int
    agency: str
    country: str
    contact_id: UUID | None
    role: str | None
    language: str
    left_out: LeftOut


def parameters(plan: Plan) -> Mapping[str, Any]:
    """What the statements above need to know of a plan."""
    return {
        "languages": sorted(plan.impressions),
        "edition": plan.edition,
        "plan": plan.pk or 0,
        "kinds": plan.audience.get("kinds", []),
        "countries": plan.audience.get("countries", []),
        "one_per_agency": plan.audience.get("one_per_agency", False),
        "own_language": plan.audience.get("language_rule") == LanguageRule.OWN,
        "held": plan.audience.get("held", []),
        "holds": list(HOLDS),
        "lost": list(LOST),
        "channel": plan.channel,
    }


def judged(plan: Plan) -> str:
    """By mail a line is a contact, else an agency."""
    return asked(JUDGED if plan.channel == Channel.EMAIL else JUDGED_BY_AGENCY, plan)


def asked(statement: str, plan: Plan) -> str:
    """A statement that holds one of those, as it is asked for a plan."""
    return statement.replace("{held}", HELD if plan.audience.get("held") else "")


def numbers(plan: Plan) -> dict[str, dict[str, int]]:
    """How many would get it in each of the `languages`, and how many are `left_out` for each reason. One query."""
    counted: dict[str, dict[str, int]] = {"languages": {}, "left_out": {}}
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.replace("{judged}", judged(plan)), parameters(plan))
        for language, left_out, number in cursor.fetchall():
            counted["left_out" if left_out else "languages"][left_out or language] = number
    return counted


def dry_run(plan: Plan) -> Sequence[Candidate]:
    """Nothing is written; sorted by country and agency."""
    with connection.cursor() as cursor:
        cursor.execute(DRY_RUN.replace("{judged}", judged(plan)), parameters(plan))
        rows = cursor.fetchall()
    return [
        Candidate(agency_id, agency, country, contact_id, role, language, LeftOut(left_out))
        for agency_id, agency, country, contact_id, role, language, left_out in rows
    ]
