"""Whether a certificate is real: by its number; a name is compared with the one it was made out in, and never shown."""

import hmac

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.look.navigation import language
from hub.look.private import private
from hub.rate import Limit, network_must_wait
from research.certificate_numbers import read_number
from research.forms.registration import CertificateNameForm
from research.keys import name_hash
from research.models import Certificate
from research.queries.wording import words_of

LIMIT = Limit("certificates", most=60, seconds=3600)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def check(request: HttpRequest) -> HttpResponse:
    """The number stands in the address, as on the certificate; the name is posted, so that no log holds it."""
    typed = request.GET.get("number", "").strip()[:40]
    form = CertificateNameForm(request.POST if request.method == "POST" else None)
    context = {"typed": typed, "form": form}
    if not typed:
        return render(request, "research/certificate_check.html", context)
    wait = network_must_wait(request, LIMIT)
    if wait:
        context["problem"] = _("Too many numbers were asked for from your network. Please try again in an hour.")
        answer = render(request, "research/certificate_check.html", context, status=429)
        answer["Retry-After"] = str(wait)
        return answer
    number = read_number(typed)
    row = Certificate.objects.select_related("training").filter(number=number).first() if number else None
    if row is None:
        context["problem"] = (
            _("No certificate has this number.")
            if number
            else _("This is no number of a certificate. Please compare it sign by sign.")
        )
        return render(request, "research/certificate_check.html", context, status=404)
    if request.method == "POST" and form.is_valid() and form.cleaned_data["name"]:
        context |= {"asked": True, "same_name": _is_name(row, form.cleaned_data["name"])}
    context |= {"certificate": row, "words": words_of(row.training, language())}
    return render(request, "research/certificate_check.html", context)


def _is_name(row: Certificate, name: str) -> bool:
    return bool(row.name_hash) and hmac.compare_digest(bytes(row.name_hash), name_hash(row.number, name))
