"""Searches that people save for themselves: made from the list as it is, changed, silenced, given up."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from hub.ports import saved_searches
from hub.ports.saved_searches import Begun
from initiatives.access import access_search
from initiatives.errors import RefusedError
from initiatives.forms.search import SearchForm
from initiatives.models import SavedSearch
from initiatives.queries.searches import said_by
from initiatives.services.change_search import change_search
from initiatives.services.delete_search import delete_search
from initiatives.services.save_search import save_search
from initiatives.services.switch_alerts import switch_alerts
from initiatives.views.choosing import chosen_ones
from initiatives.views.looking import looking
from initiatives.views.parts import crumbs, language, private

LONGEST = 80
SAID = {
    Begun.LIVE: gettext_lazy("Saved. What is new in it comes with your digests."),
    Begun.ASKED: gettext_lazy("Saved. We wrote to you: what is new in it comes once you have confirmed your address."),
    Begun.BUSY: gettext_lazy("Saved. We cannot ask for your consent by mail today: switch the alerts on tomorrow."),
    Begun.STOPPED: gettext_lazy("Saved, without alerts: digests to your address are stopped."),
}


@private
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The list's address says what is saved."""
    asked = looking(request, language())
    chosen = [one["value"] for one in chosen_ones(asked)]
    name = ", ".join(chosen)[:LONGEST] or _("All open initiatives")
    initial = {"name": name, **{facet: getattr(asked.wish, facet) for facet in asked.wish.chosen}}
    form = SearchForm(_posted(request), options=asked.options, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            _row, begun = save_search(
                owner=request.user, name=form.cleaned_data["name"], said=form.said, language=language()
            )
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
        else:
            messages.success(request, SAID[begun])
            return redirect("partners_mine")
    return _page(request, form, pace=saved_searches.alerts().pace_of(request.user))


@private
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: UUID) -> HttpResponse:
    search = access_search(request.user, key)
    asked = looking(request, language())
    form = SearchForm(_posted(request), options=asked.options, initial={"name": search.name, **said_by(search)})
    if request.method == "POST" and form.is_valid():
        try:
            change_search(search=search, name=form.cleaned_data["name"], said=form.said)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
        else:
            messages.success(request, _("Saved."))
            return redirect("partners_mine")
    return _page(request, form, search=search)


@private
@require_POST
def delete(request: HttpRequest, key: UUID) -> HttpResponse:
    delete_search(search=access_search(request.user, key))
    messages.success(request, _("Deleted, with its alerts."))
    return redirect("partners_mine")


@private
@require_POST
def alerts(request: HttpRequest, key: UUID) -> HttpResponse:
    """`on` switches them on; without it they end."""
    search = access_search(request.user, key)
    begun = switch_alerts(search=search, on="on" in request.POST, by=request.user, language=language())
    messages.success(request, SAID[begun] if begun else _("You get no more messages about this search."))
    return redirect("partners_mine")


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _page(request: HttpRequest, form: SearchForm, *, search: SavedSearch | None = None, pace: str = "") -> HttpResponse:
    context = {"form": form, "search": search, "pace": pace, "breadcrumbs": crumbs(mine=True)}
    return render(request, "initiatives/search.html", context, status=422 if form.errors else 200)
