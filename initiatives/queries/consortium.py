"""The rules of a consortium as checks: what each asks for, and what is still missing, in words.

Counted are the organisation of the author and those whose interest was agreed, each once and by its own country.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from hub.models import Organisation, OrganisationKind
from initiatives.content import RuleContent
from initiatives.models import Initiative, InterestState
from initiatives.models.choices import AUTHORITY, COUNTRIES, RULES

MISSING = {
    COUNTRIES: ngettext_lazy("one more country", "%(number)d more countries", "number"),
    AUTHORITY: ngettext_lazy("one more authority", "%(number)d more authorities", "number"),
    OrganisationKind.POLICE: ngettext_lazy(
        "one more law-enforcement body", "%(number)d more law-enforcement bodies", "number"
    ),
    OrganisationKind.PROSECUTION: ngettext_lazy(
        "one more prosecution service", "%(number)d more prosecution services", "number"
    ),
    OrganisationKind.MINISTRY: ngettext_lazy("one more ministry", "%(number)d more ministries", "number"),
    OrganisationKind.COORDINATOR: ngettext_lazy(
        "one more national coordinator or rapporteur", "%(number)d more national coordinators or rapporteurs", "number"
    ),
    OrganisationKind.CHILD_PROTECTION: ngettext_lazy(
        "one more child protection authority", "%(number)d more child protection authorities", "number"
    ),
    OrganisationKind.BORDER: ngettext_lazy(
        "one more border or immigration authority", "%(number)d more border or immigration authorities", "number"
    ),
    OrganisationKind.LABOUR: ngettext_lazy(
        "one more labour inspectorate", "%(number)d more labour inspectorates", "number"
    ),
    OrganisationKind.NGO: ngettext_lazy(
        "one more non-governmental organisation", "%(number)d more non-governmental organisations", "number"
    ),
    OrganisationKind.RESEARCH: ngettext_lazy(
        "one more university or research body", "%(number)d more universities or research bodies", "number"
    ),
    OrganisationKind.OTHER: ngettext_lazy(
        "one more organisation of another kind", "%(number)d more organisations of another kind", "number"
    ),
}


@dataclass(frozen=True)
class Party:
    """An organisation of the consortium, as the rules count it."""

    kind: OrganisationKind
    country: str


@dataclass(frozen=True)
class RuleLine:
    """One rule; `missing` is empty once it is met."""

    words: str
    missing: str


def parties_of(initiative: Initiative) -> list[Party]:
    """The author's organisation and the partners agreed so far. One query."""
    agreed = Organisation.objects.filter(
        interests__seat__initiative=initiative, interests__state=InterestState.AGREED
    ).exclude(pk=initiative.organisation_id)
    return [_party(one) for one in (initiative.organisation, *agreed.distinct())]


def rule_lines(rules: Sequence[RuleContent], parties: Sequence[Party]) -> list[RuleLine]:
    return [RuleLine(rule_words(rule), _missing_words(rule, parties)) for rule in rules]


def rule_words(rule: RuleContent) -> str:
    """`Police: at least 2`."""
    return _("%(what)s: at least %(number)d") % {"what": dict(RULES)[rule.of], "number": rule.least}


def _party(organisation: Organisation) -> Party:
    return Party(OrganisationKind(organisation.kind), organisation.country_id)


def _missing_words(rule: RuleContent, parties: Iterable[Party]) -> str:
    lacking = rule.least - _count(rule.of, parties)
    return str(MISSING[rule.of] % {"number": lacking}) if lacking > 0 else ""


def _count(of: str, parties: Iterable[Party]) -> int:
    if of == COUNTRIES:
        return len({party.country for party in parties})
    if of == AUTHORITY:
        return sum(party.kind.is_authority for party in parties)
    return sum(party.kind == of for party in parties)
