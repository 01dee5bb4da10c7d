"""The page of one's own registration, behind the link of its mails: how it stands, giving it back, the certificate."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from hub.look.navigation import language
from hub.look.private import behind_a_secret
from hub.typesetting import PangoMissingError
from research.access import access_place
from research.certificate_file import certificate_pdf
from research.errors import OtherNameError
from research.forms.registration import CertificateNameForm
from research.models import Place, Registration
from research.moments import in_words
from research.queries.refreshers import wished
from research.queries.wording import place_in_line, words_of
from research.services.training.certify import make_out
from research.services.training.give_up import give_up


@behind_a_secret
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, token: str) -> HttpResponse:
    """POST gives the place back."""
    row = access_place(token)
    if request.method == "POST":
        give_up(key=row.key)
        return redirect("training_place", token)
    return _page(request, row, token, CertificateNameForm(initial={"name": row.name}))


@behind_a_secret
@require_POST
def certificate(request: HttpRequest, token: str) -> HttpResponse:
    """The certificate in the name that was typed; nothing of the name is kept but a hash."""
    row = access_place(token)
    form = CertificateNameForm(request.POST)
    paper = getattr(row, "certificate", None)
    if paper is None or paper.revoked_at is not None or not form.is_valid():
        return _page(request, row, token, form, status=422)
    name = form.cleaned_data["name"]
    try:
        content = certificate_pdf(paper, name=name, language=language())
        make_out(certificate=paper, name=name)
    except OtherNameError as error:
        form.add_error("name", str(error.message))
        return _page(request, row, token, form, status=422)
    except PangoMissingError as error:
        form.add_error(None, str(error))
        return _page(request, row, token, form, status=503)
    named = f'attachment; filename="{paper.number}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": named})


def _page(
    request: HttpRequest, row: Registration, token: str, form: CertificateNameForm, status: int | None = None
) -> HttpResponse:
    training = row.training
    begun = training.has_begun
    context = {
        "row": row,
        "token": token,
        "training": training,
        "words": words_of(training, language()),
        "when": in_words(training.starts_at, training.ends_at, training.zone),
        "over": training.ends_at <= timezone.now(),
        "waits": row.state == Place.WAITING and not begun,
        "seated": row.state == Place.SEATED,
        "given_up": row.state == Place.CANCELLED,
        "in_line": place_in_line(row) if row.state == Place.WAITING else 0,
        "may_give_up": row.state in (Place.WAITING, Place.SEATED) and not begun and training.cancelled_at is None,
        "certificate": getattr(row, "certificate", None),
        "form": form,
        "refreshers": wished(row),
    }
    return render(request, "research/place.html", context, status=status)
