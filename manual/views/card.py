"""The first-hours card: choosing one, reading it on a telephone, printing it on one page."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hub.look.lens import Lens
from hub.look.navigation import language
from hub.look.page_cache import keep, without_query
from hub.typesetting import PangoMissingError
from manual import addresses
from manual.blocks.choices import Role
from manual.files.card import card_pdf
from manual.forms.card import CardForm
from manual.queries import card as cards
from manual.queries.card import Card


def choose(request: HttpRequest) -> HttpResponse:
    """A form that only leads on: it changes nothing and so needs no POST."""
    asked = {"country", "role"} <= request.GET.keys()
    lens = Lens.of(request)
    form = CardForm(request.GET) if asked else CardForm(initial={**_known(lens), **request.GET.dict()})
    if asked and form.is_valid():
        return redirect(addresses.card(language(), form.cleaned_data["country"], form.cleaned_data["role"]))
    return keep(render(request, "manual/card_choose.html", {"form": form, "breadcrumbs": _crumbs()[:1]}))


def under_one_address(view: Callable[[HttpRequest, str, str], HttpResponse]) -> Callable[..., HttpResponse]:
    """For a page of a card: `nl/Police/`, as people type it, leads for good to `NL/police/`."""

    @wraps(view)
    def led(request: HttpRequest, country: str, role: str) -> HttpResponse:
        spelt = country.upper(), role.lower()
        if spelt == (country, role) or request.method not in {"GET", "HEAD"} or not request.resolver_match:
            return view(request, country, role)
        _find(*spelt)
        return redirect(request.resolver_match.view_name, *spelt, permanent=True)

    return led


@under_one_address
def card(request: HttpRequest, country: str, role: str) -> HttpResponse:
    found = _find(country, role)
    context = {
        "card": found,
        "role_label": Role(role).label,
        "others": [(each.label, addresses.card(language(), country, each.value)) for each in Role if each != role],
        "pdf": f"{addresses.card(language(), country, role)}card.pdf",
        "breadcrumbs": _crumbs(),
    }
    return keep(render(request, "manual/card.html", context))


@without_query
@under_one_address
def pdf(request: HttpRequest, country: str, role: str) -> HttpResponse:
    found = _find(country, role)
    try:
        made = card_pdf(found)
    except PangoMissingError:
        return render(request, "manual/card_no_pdf.html", {"card": found, "breadcrumbs": _crumbs()}, status=503)
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="first-hours-{country}-{role}-{language()}.pdf"'
    return keep(response)


def _find(country: str, role: str) -> Card:
    found = cards.card(country, role, language()) if role in Role.values else None
    if found is None:
        raise Http404
    return found


def _known(lens: Lens) -> dict[str, str]:
    return {"country": lens.country, "role": lens.role if lens.role in Role.values else ""}


def _crumbs() -> list[dict[str, str]]:
    return [
        {"label": _("Manual"), "url": addresses.manual(language())},
        {"label": _("First-hours card"), "url": addresses.cards(language())},
    ]
