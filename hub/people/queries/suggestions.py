"""Organisations that somebody may mean: verified ones alone, so that nobody is led to what a stranger entered."""

from collections.abc import Collection
from dataclasses import dataclass

from allauth.account.models import EmailAddress

from hub.people.mail_domains import domain_of, parents
from hub.people.models.organisation import Membership, Organisation, OrganisationQuerySet
from hub.people.models.user import User
from hub.people.queries.alike import alike


@dataclass(frozen=True)
class Suggestion:
    """`by`: the name that is alike; `domain`: a mail domain leads there; `same`: nobody sees a difference."""

    organisation: Organisation
    by: str
    same: bool = False
    domain: bool = False


def suggested(
    *, name: str, domains: Collection[str] = (), beside: OrganisationQuerySet | None = None
) -> list[Suggestion]:
    """Those of a like name first, then those of a mail domain; `beside` are left out."""
    open_to_all = Organisation.objects.verified()
    if beside is not None:
        open_to_all = open_to_all.exclude(pk__in=beside.values("pk"))
    named = [Suggestion(one.organisation, one.by, same=one.same) for one in alike(name, open_to_all)] if name else []
    known = {one.organisation.pk for one in named}
    wanted = sorted({above for domain in domains for above in parents(domain)})
    led = open_to_all.filter(mail_domains__overlap=wanted) if wanted else open_to_all.none()
    others = led.exclude(pk__in=known).select_related("country").order_by("name")[:5]
    return named + [Suggestion(one, one.name, domain=True) for one in others]


def own_domains(user: User) -> list[str]:
    """Mail domains at which `user` has proven an address."""
    proven = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return sorted({domain_of(address) for address in proven})


def organisations_of(user: User) -> OrganisationQuerySet:
    mine = Membership.objects.current().filter(user=user).values("organisation")
    return Organisation.objects.filter(pk__in=mine)
