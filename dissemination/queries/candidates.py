"""Who gets an edition, in which language, and who is left out and why: the dry run and the planning ask the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from dissemination.models.delivery import HOLDS
from dissemination.models.plan import LanguageRule, Plan


class LeftOut(TextChoices):
    """Why nobody at an agency gets the edition."""

    NONE = "", ""
    NO_CONTACT = "no_contact", _("No contact is known")
    PAUSED = "paused", _("The contact is paused or not confirmed")
    UNDELIVERABLE = "undeliverable", _("Mail to the contact does not arrive")
    SUPPRESSED = "suppressed", _("The address must not be written to")
    HOLDS = "holds", _("Holds this edition already")
    ANOTHER = "another", _("Another contact of the agency gets it")
    NO_LANGUAGE = "no_language", _("What goes out is in none of its languages")


# One row for each contact of each agency asked for, and one for an agency without any. The language is the contact's,
# else (unless its own alone will do) the first of its country's, else English: the first that goes out.
CANDIDATES = """
    SELECT agency.id AS agency_id, agency_of.name AS agency_name, agency_of.country_id AS country,
           contact.id AS contact_id, contact.role_title,
           CASE WHEN contact.language = ANY(%(languages)s::text[]) THEN contact.language
                WHEN contact.id IS NOT NULL AND %(own_language)s THEN NULL ELSE (
               SELECT spoken.code
               FROM unnest(country.languages::text[] || '{en}') WITH ORDINALITY AS spoken (code, place)
               WHERE spoken.code = ANY(%(languages)s::text[]) ORDER BY place LIMIT 1) END AS language,
           CASE
               WHEN contact.id IS NULL THEN 'no_contact'
               WHEN contact.status = 'undeliverable' THEN 'undeliverable'
               WHEN contact.status <> 'active' THEN 'paused'
               WHEN contact.address_hash IN (
                   SELECT address_hash FROM dissemination_suppression
                   WHERE scope IN ('all', 'distribution')
                     AND (expires_at IS NULL OR expires_at > statement_timestamp())) THEN 'suppressed'
               WHEN contact.id IN (
                   SELECT d.contact_id FROM dissemination_delivery d JOIN dissemination_plan p ON p.id = d.plan_id
                   WHERE p.edition = %(edition)s AND p.id <> %(plan)s
                     AND d.state NOT IN ('cancelled', 'failed', 'bounced')) THEN 'holds'
               ELSE '' END AS left_out,
           contact.is_shared_mailbox, contact.created_at
    FROM dissemination_agency agency
    JOIN hub_organisation agency_of ON agency_of.id = agency.organisation_id
    JOIN hub_country country ON country.code = agency_of.country_id
    LEFT JOIN dissemination_contact contact ON contact.agency_id = agency.id AND contact.status <> 'erased'
    WHERE agency.valid_from <= current_date AND (agency.valid_to IS NULL OR agency.valid_to > current_date)
      AND (cardinality(%(kinds)s::text[]) = 0 OR agency_of.kind = ANY(%(kinds)s::text[]))
      AND (cardinality(%(countries)s::text[]) = 0 OR agency_of.country_id = ANY(%(countries)s::text[]))
      AND (cardinality(%(held)s::text[]) = 0 OR EXISTS (
          SELECT 1 FROM dissemination_holding holding
          WHERE holding.agency_id = agency.id AND holding.edition = ANY(%(held)s::text[])
            AND holding.state = ANY(%(holds)s::text[])))
"""

JUDGED = f"""
WITH candidate AS NOT MATERIALIZED ({CANDIDATES})
SELECT agency_id, agency_name, country, contact_id, role_title, COALESCE(language, '') AS language,
       CASE WHEN left_out <> '' THEN left_out
            WHEN language IS NULL THEN 'no_language'
            WHEN %(one_per_agency)s AND EXISTS (
                SELECT 1 FROM candidate other
                WHERE other.agency_id = candidate.agency_id AND other.left_out = ''
                  AND (NOT other.is_shared_mailbox, other.created_at, other.contact_id)
                    < (NOT candidate.is_shared_mailbox, candidate.created_at, candidate.contact_id)) THEN 'another'
            ELSE '' END AS left_out
FROM candidate
"""  # noqa: S608 - constants of this module


COUNTED = f"""
SELECT CASE WHEN left_out = '' THEN language ELSE '' END AS language, left_out, count(*)
FROM ({JUDGED}) AS judged GROUP BY 1, 2 ORDER BY 1, 2
"""  # noqa: S608 - constants of this module


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
    }


def numbers(plan: Plan) -> dict[str, dict[str, int]]:
    """How many would get it in each of the `languages`, and how many are `left_out` for each reason. One query."""
    counted: dict[str, dict[str, int]] = {"languages": {}, "left_out": {}}
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, parameters(plan))
        for language, left_out, number in cursor.fetchall():
            counted["left_out" if left_out else "languages"][left_out or language] = number
    return counted


def dry_run(plan: Plan) -> Sequence[Candidate]:
    """Nothing is written; sorted by country and agency."""
    with connection.cursor() as cursor:
        cursor.execute(f"{JUDGED} ORDER BY country, agency_name, role_title", parameters(plan))
        rows = cursor.fetchall()
    return [
        Candidate(agency_id, agency, country, contact_id, role, language, LeftOut(left_out))
        for agency_id, agency, country, contact_id, role, language, left_out in rows
    ]
