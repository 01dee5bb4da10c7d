"""The files of an initiative: a page for its organisation, and the files themselves for who may read them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.rate import seconds_to_wait
from hub.uploads.answer import file_answer
from hub.uploads.errors import RefusedUpload
from initiatives.access import access_file, access_own
from initiatives.errors import RefusedError
from initiatives.forms.files import FileForm
from initiatives.models import Initiative
from initiatives.queries.attached import file_lines
from initiatives.services.attach import MOST
from initiatives.services.attach import attach as attach_file
from initiatives.services.detach import detach as detach_file
from initiatives.views import limits
from initiatives.views.parts import crumbs, private


@private
def files(request: HttpRequest, key: UUID) -> HttpResponse:
    initiative = access_own(request.user, key)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    wait = 0
    if request.method == "POST" and form.is_valid():
        wait = seconds_to_wait(limits.FILES, request.user.key)
        if wait:
            limits.too_often(form, wait)
        elif _attached(request, initiative, form):
            messages.success(request, _("Added to the version that you write. Others see it once that is approved."))
            return redirect("partners_files", key)
    context = {
        "initiative": initiative,
        "files": file_lines(initiative, initiative.draft.content.files),
        "most": MOST,
        "form": form,
        "breadcrumbs": crumbs(mine=True),
    }
    return limits.held(render(request, "initiatives/files.html", context, status=422 if form.errors else 200), wait)


def _attached(request: HttpRequest, initiative: Initiative, form: FileForm) -> bool:
    file, label = form.cleaned_data["file"], form.cleaned_data["label"]
    try:
        attach_file(initiative=initiative, by=request.user, data=file.read(), name=file.name, label=label)
    except RefusedUpload as error:
        form.add_error("file", error.message)
    except RefusedError as error:
        form.add_error(None, error.message)
    return not form.errors


@private
@require_POST
def remove(request: HttpRequest, key: UUID, file: UUID) -> HttpResponse:
    access_own(request.user, key)
    attachment = access_file(request.user, key, file)
    try:
        detach_file(attachment=attachment, by=request.user)
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Taken out of the version that you are writing."))
    return redirect("partners_files", key)


@require_safe
def download(request: HttpRequest, key: UUID, file: UUID) -> HttpResponse:
    return file_answer(access_file(request.user, key, file))
