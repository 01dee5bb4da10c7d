"""The page of a contact about itself, behind the link in its mails. GET shows, POST acts; no account is needed."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dissemination.answer_forms import ContactForm
from dissemination.contact_links import find_contact
from dissemination.models.contact_request import ContactRequest
from dissemination.models.review import ContactReview
from dissemination.services.answer_contact import answer_contact
from dissemination.views.dead_link import dead_link
from hub.look.private import private


@private
@require_http_methods(["GET", "HEAD", "POST"])
def about_contact(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    contact = find_contact(key, token)
    if contact is None:
        return dead_link(request)
    form = ContactForm(request.POST if request.method == "POST" else None, contact=contact)
    if request.method == "POST" and form.is_valid():
        said = ContactReview.Said(form.cleaned_data["said"])
        try:
            answer_contact(contact=contact, said=said, instead=form.instead)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect(f"{request.path}?thanks")
    context = {
        "contact": contact,
        "agency": contact.agency.organisation if contact.agency else None,
        "form": form,
        "requests": list(ContactRequest.objects.open().filter(contact=contact)),
        "thanks": "thanks" in request.GET,
    }
    return render(request, "dissemination/pages/contact.html", context, status=400 if form.errors else 200)
