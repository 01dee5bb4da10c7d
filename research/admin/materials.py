"""Materials of a training: added from the documents of the house, taken away, and which of them are outdated."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.look.navigation import language
from research.access import access_material, access_training
from research.admin.material_form import MaterialForm
from research.queries.board import titles_of
from research.queries.materials import outdated
from research.services.training.keep_materials import add_material, remove_material


@require_http_methods(["GET", "HEAD", "POST"])
def materials(request: HttpRequest, key: UUID) -> HttpResponse:
    training = access_training(request.user, key)
    form = MaterialForm(request.POST) if request.method == "POST" else MaterialForm.of(training)
    if request.method == "POST" and form.is_valid():
        add_material(training=training, **form.cleaned_data)
        messages.success(request, _("Added. Whoever may read it finds it on the page of the training."))
        return redirect("research_materials", key)
    rows = list(training.materials.select_related("document").order_by("language", "kind", "pk"))
    old = {one.material.pk: one for one in outdated(rows)}
    context = {
        "training": training,
        "title": titles_of([training.page_key], language()).get(training.page_key, ""),
        "form": form,
        "rows": [(row, old.get(row.pk)) for row in rows],
        "page_title": _("Materials"),
        "header_icon": "doc-full",
    }
    return render(request, "research/admin/materials.html", context, status=422 if form.is_bound else 200)


@require_POST
def remove(request: HttpRequest, key: UUID) -> HttpResponse:
    material = access_material(request.user, key)
    remove_material(material=material)
    messages.success(request, _("Taken away. The document itself stays."))
    return redirect("research_materials", material.training.key)
