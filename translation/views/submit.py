"""Submitting a page, here and at the address of wagtail-localize's own view; and what of its views is closed."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.models import Page

from translation import rights
from translation.forms import SubmitForm
from translation.services.submit import submit_for_translation, submit_tree


def submit(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(
        Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gte=2), pk=page_id
    )
    initial = {"languages": [request.GET.get("language", "")]}
    form = SubmitForm(request.POST if request.method == "POST" else None, user=request.user, initial=initial)
    if not form.fields["languages"].choices:
        raise Http404
    if request.method == "POST" and form.is_valid():
        try:
            _submit(request, page, form)
        except rights.Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("translation:board")
    context = {
        "page_title": _("Submit for translation"),
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "globe",
        "form": form,
        "page": page,
    }
    return render(request, "translation/admin/submit.html", context)


def no_sync(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    """There is nothing to press: approved texts come before the translators by themselves."""
    if request.method == "POST":
        raise PermissionDenied
    messages.info(request, _("Approved changes come before the translators by themselves."))
    return redirect("translation:board")


def closed(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Aliases, snippets, translations that stop following their source and machines' texts have no place in the Hub."""
    raise PermissionDenied


def _submit(request: HttpRequest, page: Page, form: SubmitForm) -> None:
    languages = form.cleaned_data["languages"]
    if form.cleaned_data["subtree"]:
        submit_tree(page=page, languages=languages, by=request.user)
    else:
        submit_for_translation(page=page, languages=languages, by=request.user)
    messages.success(request, _("Submitted for translation. Nothing new is shown to readers."))
