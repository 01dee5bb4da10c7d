"""Whom a plan asks for, in which language each gets the edition, and who is left out and why: as SQL.

`queries/candidates.py` says what fills the places, `{held}` among them.
"""

# The agencies that a plan asks for.
ASKED = """
    WHERE agency.valid_from <= current_date AND (agency.valid_to IS NULL OR agency.valid_to > current_date)
      AND (cardinality(%(kinds)s::text[]) = 0 OR agency_of.kind = ANY(%(kinds)s::text[]))
      AND (cardinality(%(countries)s::text[]) = 0 OR agency_of.country_id = ANY(%(countries)s::text[]))
    {held}
"""

# Where a plan is for those who hold one of some editions; else nothing is asked about it, which is the quicker.
HELD = """AND EXISTS (
          SELECT 1 FROM dissemination_holding holding
          WHERE holding.agency_id = agency.id AND holding.edition = ANY(%(held)s::text[])
            AND holding.state = ANY(%(holds)s::text[]))"""

# One row for each contact of each agency asked for, and one for an agency without any. The language is the contact's,
# else (unless its own alone will do) the first of its country's, else English: the first that goes out.
CANDIDATES = f"""
    SELECT agency.id AS agency_id, agency_of.name AS agency_name, agency_of.country_id AS country,
           contact.id AS contact_id, contact.role_title, contact.address_hash,
           CASE WHEN contact.language = ANY(%(languages)s::text[]) THEN contact.language
                WHEN contact.id IS NOT NULL AND %(own_language)s THEN NULL ELSE (
               SELECT spoken.code
               FROM unnest(country.languages::text[] || '{{en}}') WITH ORDINALITY AS spoken (code, place)
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
                     AND d.state <> ALL(%(lost)s::text[])) THEN 'holds'
               ELSE '' END AS left_out,
           contact.is_shared_mailbox, contact.created_at
    FROM dissemination_agency agency
    JOIN hub_organisation agency_of ON agency_of.id = agency.organisation_id
    JOIN hub_country country ON country.code = agency_of.country_id
    LEFT JOIN dissemination_contact contact ON contact.agency_id = agency.id AND contact.status <> 'erased'
    {ASKED}
"""  # noqa: S608 - constants of this module

JUDGED = f"""
WITH candidate AS NOT MATERIALIZED ({CANDIDATES})
SELECT agency_id, agency_name, country, contact_id, role_title, address_hash, COALESCE(language, '') AS language,
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

# One row for each agency asked for. The language is the first of its country's that goes out, else (unless its own
# alone will do) English.
JUDGED_BY_AGENCY = f"""
SELECT asked.agency_id, asked.agency_name, asked.country, NULL::uuid AS contact_id, '' AS role_title,
       NULL::bytea AS address_hash, COALESCE(asked.language, '') AS language,
       CASE WHEN asked.left_out = '' AND asked.language IS NULL THEN 'no_language' ELSE asked.left_out END AS left_out
FROM (
    SELECT agency.id AS agency_id, agency_of.name AS agency_name, agency_of.country_id AS country,
           (SELECT spoken.code
            FROM unnest(country.languages::text[] || CASE WHEN %(own_language)s THEN '{{}}' ELSE '{{en}}' END::text[])
                WITH ORDINALITY AS spoken (code, place)
            WHERE spoken.code = ANY(%(languages)s::text[]) ORDER BY place LIMIT 1) AS language,
           CASE
               WHEN %(channel)s = 'print' AND agency.postal_address = '' THEN 'no_address'
               WHEN agency.id IN (
                   SELECT d.agency_id FROM dissemination_delivery d JOIN dissemination_plan p ON p.id = d.plan_id
                   WHERE p.edition = %(edition)s AND p.id <> %(plan)s AND d.channel = %(channel)s
                     AND d.state <> ALL(%(lost)s::text[])) THEN 'holds'
               ELSE '' END AS left_out
    FROM dissemination_agency agency
    JOIN hub_organisation agency_of ON agency_of.id = agency.organisation_id
    JOIN hub_country country ON country.code = agency_of.country_id
    {ASKED}
) AS asked
"""  # noqa: S608 - constants of this module
