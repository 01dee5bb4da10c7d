"""The public pages: list, one initiative, criteria. None holds a form that posts."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.models import OrganisationKind
from hub.people.reader import PUBLIC
from hub.ports import related
from hub.ports.related import RelatedQuestion
from initiatives.access import access_readable, organisations_of
from initiatives.models import Kind, Reason
from initiatives.queries import finding
from initiatives.queries.addresses import language_entries
from initiatives.queries.cards import cards
from initiatives.queries.finding import Wish
from initiatives.queries.sheet import content_of, sheet_for
from initiatives.queries.standing import standing_of
from initiatives.views.parts import crumbs, language, takes_part

ON_A_PAGE = 12


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Open initiatives; each choice is an address and no script is needed."""
    wish = Wish.of(request.GET)
    rows = finding.sorted_by(finding.open_for(wish), wish).for_lists()
    page_obj = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    spoken = language()
    return render(
        request,
        "initiatives/listing.html",
        {
            "wish": wish,
            "facets": _facets(wish, spoken),
            "cards": cards(page_obj.object_list, spoken),
            "page_obj": page_obj,
            "query": wish.address(),
            "takes_part": takes_part(request),
        },
    )


@require_safe
def detail(request: HttpRequest, key: UUID) -> HttpResponse:
    """One initiative as everybody reads it; closed ones say so."""
    initiative = access_readable(key)
    content = content_of(initiative)
    spoken = language()
    sheet = sheet_for(initiative, content, spoken)
    question = RelatedQuestion(
        language=spoken,
        numbers=frozenset(content.numbers),
        themes=frozenset(content.themes),
        countries=frozenset(content.countries),
        reader=PUBLIC,
    )
    own = (
        request.user.is_authenticated and organisations_of(request.user).filter(pk=initiative.organisation_id).exists()
    )
    return render(
        request,
        "initiatives/detail.html",
        {
            "initiative": initiative,
            "sheet": sheet,
            "content": content,
            "standing": standing_of(initiative.organisation, spoken),
            "related": related.ask(question, without=frozenset({"initiatives"})),
            "breadcrumbs": crumbs(),
            "own": own,
            "languages": language_entries(key, content.languages),
        },
    )


@require_safe
def criteria(request: HttpRequest) -> HttpResponse:
    """What moderators look at, for everybody to read."""
    return render(request, "initiatives/criteria.html", {"reasons": Reason.choices, "breadcrumbs": crumbs()})


def _facets(wish: Wish, spoken: str) -> list[dict[str, object]]:
    counts = finding.counts(wish)
    kinds = {value: str(label) for value, label in Kind.choices}
    organisations = {value: str(label) for value, label in OrganisationKind.choices}
    named = [
        ("kind", _("Kind"), kinds),
        ("country", _("Country"), finding.country_options(spoken)),
        ("theme", _("Theme"), finding.theme_options(spoken)),
        ("seat", _("Looking for"), organisations),
    ]
    return [
        {
            "name": name,
            "label": label,
            "chosen": getattr(wish, name),
            "options": counts.options(name, names, chosen=getattr(wish, name), language=spoken),
        }
        for name, label, names in named
    ]
