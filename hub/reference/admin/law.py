"""The law in the admin: instruments, their articles, and what stands for an article in each country."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.log_actions import log

from hub.people import groups
from hub.people.groups import Group
from hub.reference.admin import views
from hub.reference.admin.bases import ConceptViewSet, WordingViewSet
from hub.reference.admin.forms import AmendmentForm, ProvisionForm
from hub.reference.models import LegalArticle, LegalInstrument, LegalSubject, LegalTitle, NationalProvision
from hub.reference.services.mark_amended import mark_amended, take_mark_back


class LegalInstrumentViewSet(ConceptViewSet):
    model = LegalInstrument
    icon = "doc-full-inverse"
    list_display = ["key", "kind", "celex", "consolidated_on"]
    inspect_view_fields = ["key", "kind", "adopted_on", "consolidated_on", "scope", "not_in", "url", "celex", "eli"]
    panels = [
        FieldPanel("key"),
        FieldPanel("kind"),
        FieldPanel("adopted_on"),
        FieldPanel("consolidated_on"),
        HelpPanel(template="hub/reference/admin/derived.html", heading=gettext_lazy("Derived by rule")),
        FieldPanel("scope"),
        FieldPanel("not_in"),
        FieldPanel("url"),
    ]


class LegalTitleViewSet(WordingViewSet):
    model = LegalTitle
    icon = "doc-full-inverse"
    words = ("instrument", "title")
    list_display = ["title", "instrument", "language", "approved_at"]


class ArticleIndexView(views.IndexView):
    """Editors find "Mark as amended" in the row's menu."""

    def get_list_more_buttons(self, instance: LegalArticle) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if groups.is_in(self.request.user, Group.EDITOR):
            url = reverse("legalarticle:amended", args=[instance.pk])
            buttons.append(MenuItem(_("Mark as amended"), url=url, icon_name="warning", priority=15))
        return buttons


class LegalArticleViewSet(ConceptViewSet):
    model = LegalArticle
    icon = "doc-full"
    index_view_class = ArticleIndexView
    list_display = ["key", "instrument", "checked_on"]
    list_filter = ["instrument"]
    panels = [
        FieldPanel("key", help_text=gettext_lazy("The form that people quote, for example 2011/36/EU 13(2).")),
        *[FieldPanel(name) for name in ("instrument", "article", "paragraph", "checked_on", "order")],
    ]

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("amended/<int:pk>/", amended, name="amended")]


class LegalSubjectViewSet(WordingViewSet):
    model = LegalSubject
    icon = "doc-full"
    words = ("article", "subject", "note")
    list_display = ["subject", "article", "language", "approved_at"]


class NationalProvisionViewSet(ConceptViewSet):
    model = NationalProvision
    icon = "site"
    add_view_class = views.ProvisionCreateView
    edit_view_class = views.ProvisionEditView
    list_display = ["article", "country", "name", "provision", "checked_on", "next_check"]
    list_filter = ["country"]
    edit_handler = ObjectList(
        [
            FieldPanel("article"),
            FieldPanel("country"),
            FieldPanel("name"),
            FieldPanel("provision"),
            FieldPanel("language", help_text=gettext_lazy("Its code, for example ro.")),
            FieldPanel("url"),
            FieldPanel(
                "checked_on", help_text=gettext_lazy("Empty means: nobody has checked it, and readers are told so.")
            ),
            FieldPanel("checked_by", help_text=gettext_lazy("A role or an office, never a name.")),
            FieldPanel("next_check"),
        ],
        base_form_class=ProvisionForm,
    )


def amended(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that an article was amended, by what and from when; its paragraphs then wait for an editor's look."""
    article = get_object_or_404(LegalArticle, pk=pk)
    if not groups.is_in(request.user, Group.EDITOR):
        raise Http404
    if "take_back" in request.POST:
        amendment = get_object_or_404(article.amendments, pk=_number(request.POST["take_back"]))
        take_mark_back(amendment=amendment, by=request.user)
        log(article, "wagtail.edit", user=request.user)
        messages.success(request, _("The mark is taken back."))
        return redirect("legalarticle:amended", article.pk)
    form = AmendmentForm(request.POST if request.method == "POST" else None, article=article)
    if request.method == "POST" and form.is_valid():
        mark_amended(amendment=form.instance, by=request.user)
        log(article, "wagtail.edit", user=request.user)
        messages.success(request, _("Marked. What rests on it waits for a look."))
        return redirect("legalarticle:index")
    context = {
        "page_title": _("Mark as amended"),
        "page_subtitle": article.key,
        "header_icon": "warning",
        "form": form,
        "amendments": article.amendments.all(),
    }
    return render(request, "hub/reference/admin/amended.html", context)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
