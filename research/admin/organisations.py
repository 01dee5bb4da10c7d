"""Which organisations answer a round together, how far each is, and what they signed."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.look.navigation import language
from hub.models import Organisation
from research.access import access_asked_organisation, access_round, runs_studies
from research.admin.doors import only
from research.errors import RefusedError
from research.models import Wave
from research.queries import asked_organisations, running
from research.services.shared_draft.ask import ask
from research.services.shared_draft.sign import reopen


class OrganisationsForm(forms.Form):
    """Those that can be asked: verified, with an owner, and not asked yet."""

    organisations = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Organisations"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one organisation.")},
    )

    def __init__(self, *args: object, wave: Wave, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # what a form takes
        self.fields["organisations"].queryset = asked_organisations.can_be_asked(wave)  # type: ignore[attr-defined]  # a model field


@only(runs_studies)
@require_http_methods(["GET", "HEAD", "POST"])
def board(request: HttpRequest, key: UUID, wave: UUID) -> HttpResponse:
    row = access_round(request.user, key, wave)
    if not row.study.is_shared:
        raise Http404
    form = OrganisationsForm(request.POST if request.method == "POST" else None, wave=row)
    if request.method == "POST" and form.is_valid():
        try:
            new = ask(wave=row, organisations=form.cleaned_data["organisations"])
        except RefusedError as error:
            form.add_error(None, str(error.message))
        else:
            said = ngettext("%(number)s organisation asked.", "%(number)s organisations asked.", new)
            messages.success(request, said % {"number": new})
            return redirect("research_shared", key, wave)
    context = {
        "wave": row,
        "study": row.study,
        "title": running.title_of(row.study),
        "form": form,
        "lines": asked_organisations.lines(row),
        "page_title": _("Organisations"),
        "header_icon": "group",
    }
    return render(request, "research/admin/shared.html", context, status=422 if form.errors else 200)


@only(runs_studies)
@require_safe
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """What an organisation signed; of a draft there is nothing to see."""
    row = access_asked_organisation(request.user, key)
    signed = asked_organisations.signed(row, language=language())
    if signed is None:
        raise Http404
    context = {"row": row, "signed": signed, "page_title": row.organisation.name, "header_icon": "group"}
    return render(request, "research/admin/shared_one.html", context)


@only(runs_studies)
@require_POST
def reopen_one(request: HttpRequest, key: UUID) -> HttpResponse:
    row = access_asked_organisation(request.user, key)
    try:
        reopen(shared=row)
    except RefusedError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("Open again. Its owners get a mail."))
    return redirect("research_shared", row.wave.study.key, row.wave.key)
