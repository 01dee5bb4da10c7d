"""What the Hub keeps of me: take it along, or have it erased."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from hub.people import groups
from hub.people.forms import EraseForm
from hub.people.queries.own_data import own_data
from hub.people.services.erase_myself import erase_myself


@never_cache
@login_required
@require_GET
def download(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(own_data(request.user), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="personal-data.json"'
    return answer


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Asked with the password; of staff a superuser does it."""
    if groups.is_staff(request.user):
        raise Http404
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            erase_myself(user=request.user, password=form.cleaned_data["password"])
        except PermissionDenied as error:
            raise Http404 from error
        except ValidationError as error:
            form.add_error(None, error)
        else:
            logout(request)
            return render(request, "hub/people/erased.html")
    return render(request, "hub/people/erase.html", {"form": form}, status=422 if form.errors else 200)
