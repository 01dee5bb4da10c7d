"""Uploading lists of agencies and contacts, choosing what to take over of them, and the directory as a file."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dissemination.directory_forms import LayoutForm, UploadForm
from dissemination.importing.columns import COLUMNS
from dissemination.models.directory_import import DirectoryImport, DirectoryRow
from dissemination.permissions import may_export_directory, may_keep_directory
from dissemination.queries.directory_imports import (
    counts_of,
    fault_headings,
    left_alone,
    not_taken_over,
    own_imports,
    shown_rows,
)
from dissemination.queries.exported_directory import exported, headings
from dissemination.services.choose_directory import choose_rows, take_over
from dissemination.services.upload_directory import lay_out_directory, read_directory, upload_directory
from dissemination.views.head import head
from hub.lists.files import opening
from hub.lists.reading import Layout, Unreadable
from hub.publishing.calendar import today
from hub.spreadsheets import sheet_response

both = require_http_methods(["GET", "HEAD", "POST"])
A_PAGE = 50


@both
def imports(request: HttpRequest) -> HttpResponse:
    """The upload form, and what the person has uploaded before."""
    if not may_keep_directory(request.user):
        raise Http404
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = upload_directory(name=file.name, data=file.read(), by=request.user)
        except Unreadable as error:
            form.add_error("file", str(error))
        else:
            return redirect("directory_import", batch.key)
    title = head(_("Import the directory"), icon="list-ul")
    context = {"form": form, "batches": own_imports(request.user)[:20], **title}
    return render(request, "dissemination/directory/imports.html", context, status=422 if form.errors else 200)


@both
def show_import(request: HttpRequest, key: str) -> HttpResponse:
    """One upload: first how it is read, then how many rows of it are new, changed, in conflict or wrong."""
    batch = _own(request, key)
    if batch.state == DirectoryImport.State.UPLOADED:
        return _mapping(request, batch)
    if request.method == "POST":
        messages.error(request, _("The columns of this file were chosen before."))
        return redirect("directory_import", key)
    counts, alone = counts_of(batch), left_alone(batch)
    context = {
        "batch": batch,
        "counts": counts,
        "read": sum(one.rows for one in counts),
        "taken": sum(one.taken for one in counts),
        "saved": sum(one.saved for one in counts),
        "failed": sum(one.failed for one in counts),
        "is_running": batch.state in DirectoryImport.RUNNING,
        "is_open": batch.state in {DirectoryImport.State.STAGED, DirectoryImport.State.APPLIED},
        "alone": alone[:A_PAGE] if batch.state != DirectoryImport.State.READING else [],
        "alone_count": alone.count() if batch.state != DirectoryImport.State.READING else 0,
        **head(batch.name, icon="list-ul"),
    }
    return render(request, "dissemination/directory/import.html", context)


@both
def rows(request: HttpRequest, key: str) -> HttpResponse:
    """The rows of an upload, of one status or all, to choose from."""
    batch = _own(request, key)
    status = request.GET.get("status", "")
    if status and status not in DirectoryRow.Status.values:
        raise Http404
    if request.method == "POST":
        _choose(request, batch)
        return redirect(request.get_full_path())
    found = batch.rows.filter(status=status) if status else batch.rows.all()
    page = Paginator(found, A_PAGE).get_page(request.GET.get("p"))
    context = {
        "batch": batch,
        "page": page,
        "rows": shown_rows(list(page)),
        "status": status,
        "statuses": counts_of(batch),
        "is_open": batch.state in {DirectoryImport.State.STAGED, DirectoryImport.State.APPLIED},
        **head(batch.name, str(DirectoryRow.Status(status).label) if status else "", "list-ul"),
    }
    return render(request, "dissemination/directory/rows.html", context)


@require_POST
def apply(request: HttpRequest, key: str) -> HttpResponse:
    """Take over what is chosen."""
    batch = _own(request, key)
    try:
        count = take_over(batch=batch, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        text = ngettext("%(count)d row is taken over.", "%(count)d rows are taken over.", count)
        messages.success(request, text % {"count": count})
    return redirect("directory_import", key)


@require_safe
def faults(request: HttpRequest, key: str, ending: str) -> HttpResponseBase:
    """What is not in the directory, and why."""
    batch = _own(request, key)
    name = f"not-imported-{batch.key}"
    return sheet_response(name, ending, _("Not taken over"), fault_headings(), not_taken_over(batch))


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The whole directory; whoever only looks gets it without addresses and names."""
    if not may_export_directory(request.user):
        raise Http404
    lines = exported(is_masked=not may_keep_directory(request.user))
    return sheet_response(f"directory-{today().isoformat()}", ending, _("Directory"), headings(), lines)


def _mapping(request: HttpRequest, batch: DirectoryImport) -> HttpResponse:
    data = bytes(batch.content)
    problem, columns = "", batch.columns
    layout = Layout(encoding=batch.encoding, delimiter=batch.delimiter, sheet=batch.sheet)
    form = LayoutForm(request.POST if "look" in request.POST else None, layout=layout, data_read=data)
    if request.method == "POST":
        columns = request.POST.getlist("column")
        try:
            if "look" in request.POST and form.is_valid():
                lay_out_directory(batch=batch, layout=form.layout, by=request.user)
                return redirect("directory_import", batch.key)
            if "look" not in request.POST:
                read_directory(batch=batch, columns=columns, by=request.user)
                return redirect("directory_import", batch.key)
        except (Unreadable, ValidationError) as error:
            problem = error.messages[0] if isinstance(error, ValidationError) else str(error)
    lines = opening(data, layout)
    context = {
        "batch": batch,
        "form": form,
        "columns": _columns([line.cells for line in lines], columns),
        "choices": COLUMNS.items(),
        "problem": problem,
        **head(batch.name, _("Columns of the file"), "list-ul"),
    }
    return render(request, "dissemination/directory/mapping.html", context, status=422 if problem else 200)


def _columns(lines: Sequence[Sequence[str]], taken: Sequence[str]) -> list[dict[str, Any]]:
    """Each column of the file: its heading, what it is taken for, and its first cells."""
    width = max(len(line) for line in lines)
    padded = [[*line, *[""] * (width - len(line))] for line in lines]
    chosen = [*taken, *[""] * width]
    return [
        {"heading": heading, "taken": chosen[index], "cells": [line[index] for line in padded[1:]]}
        for index, heading in enumerate(padded[0])
    ]


def _choose(request: HttpRequest, batch: DirectoryImport) -> None:
    shown, taken = (
        [int(value) for value in request.POST.getlist(name) if value.isdecimal()] for name in ("shown", "take")
    )
    try:
        choose_rows(batch=batch, shown=shown, taken=taken, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Your choice is kept."))


def _own(request: HttpRequest, key: str) -> DirectoryImport:
    """An upload of the person's own; that of somebody else looks like none."""
    if not may_keep_directory(request.user):
        raise Http404
    return get_object_or_404(own_imports(request.user), key=key)
