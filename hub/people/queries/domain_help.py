"""What mail domains say of an organisation: a help for the moderator who verifies, and no answer."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress

from hub.people.mail_domains import domain_of, parents
from hub.people.models.organisation import Membership, Organisation
from hub.people.models.verification import AuthorityDomain


@dataclass(frozen=True)
class DomainHelp:
    """One mail domain; `known` is the row of the list that it falls under, `people` who proved an address there."""

    domain: str
    known: AuthorityDomain | None
    people: int
    fits: bool


def domain_help(organisation: Organisation) -> list[DomainHelp]:
    """One row for each mail domain of the organisation. Two queries."""
    wanted = {above for domain in organisation.mail_domains for above in parents(domain)}
    listed = {row.domain: row for row in AuthorityDomain.objects.filter(domain__in=wanted).select_related("country")}
    members = Membership.objects.current().filter(organisation=organisation).values("user")
    proven = EmailAddress.objects.filter(user__in=members, verified=True).values_list("email", flat=True)
    domains = [domain_of(address) for address in proven]
    return [_row(organisation, domain, listed, domains) for domain in organisation.mail_domains]


def _row(organisation: Organisation, domain: str, listed: dict[str, AuthorityDomain], proven: list[str]) -> DomainHelp:
    known = next((listed[above] for above in parents(domain) if above in listed), None)
    fits = known is not None and known.country_id == organisation.country_id and known.kind in {"", organisation.kind}
    return DomainHelp(domain, known, sum(domain in parents(one) for one in proven), fits)
