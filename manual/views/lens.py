"""The small page where a reader chooses a country and a role, and from which they return to where they were."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hub.look.lens import Lens
from hub.look.navigation import language, prefix_of
from manual import addresses
from manual.forms.lens import LensForm


@never_cache
def lens(request: HttpRequest) -> HttpResponse:
    back = _back(request.POST.get("back") or request.GET.get("back") or "")
    chosen = Lens.of(request)
    if request.method == "POST":
        form = LensForm(request.POST)
        if form.is_valid():
            response = redirect(back)
            form.lens().keep_in(response, secure=request.is_secure())
            return response
    else:
        form = LensForm(initial={"country": chosen.country, "role": chosen.role})
    crumbs = [{"label": _("Manual"), "url": addresses.manual(language())}]
    return render(request, "manual/lens.html", {"form": form, "back": back, "breadcrumbs": crumbs})


def _back(address: str) -> str:
    """An address of ours below a language, else the manual: nobody is led elsewhere by a link to this page."""
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None) and prefix_of(address) and "\\" not in address
    return address if ours and address.startswith(f"/{prefix_of(address)}/") else addresses.manual(language())
