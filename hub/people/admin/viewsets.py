"""Organisations and practitioner access in the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem as SideMenuItem
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from hub.people import groups
from hub.people.admin import organisations, views
from hub.people.admin.forms import OrganisationForm
from hub.people.groups import Group
from hub.people.models import AuthorityDomain, Organisation


class OrganisationIndexView(generic.IndexView):
    """Moderators find the five questions in the row's menu."""

    def get_list_more_buttons(self, instance: Organisation) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        url = reverse("organisations:verify", args=[instance.pk])
        people = reverse("organisations:people", args=[instance.pk])
        return [
            *buttons,
            MenuItem(_("Verify"), url=url, icon_name="check", priority=5),
            MenuItem(_("People"), url=people, icon_name="group", priority=6),
        ]


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    name = "organisations"
    icon = "group"
    index_view_class = OrganisationIndexView
    add_view_class = views.OrganisationCreateView
    edit_view_class = views.OrganisationEditView
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    list_display = ["name", "kind", "country", "verified_until", "entitled_to_practitioner_text"]
    list_filter = ["kind", "country"]
    search_fields = ["name"]
    ordering = ["name"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("kind"),
            FieldPanel("country"),
            FieldPanel("website"),
            FieldPanel("mail_domains", help_text=_("What stands after the @; several with commas between them.")),
        ],
        base_form_class=OrganisationForm,
    )

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("verify/<int:pk>/", views.verify, name="verify"),
            path("waiting/", organisations.waiting, name="waiting"),
            path("people/<int:pk>/", organisations.people, name="people"),
            path("people/<int:pk>/<slug:what>/<int:item>/", organisations.decide, name="decide"),
            path("name/<int:pk>/", organisations.name, name="name"),
        ]


class WaitingMenuItem(SideMenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return groups.is_in(request.user, Group.MODERATOR)


class WaitingViewSet(ViewSet):
    """Only a menu entry: the page stands below the organisations."""

    menu_item_class = WaitingMenuItem
    name = "waiting_organisations"
    icon = "time"
    menu_label = _("Waiting organisations")

    @property
    def menu_url(self) -> str:
        return reverse("organisations:waiting")


class AuthorityDomainViewSet(ModelViewSet):
    model = AuthorityDomain
    name = "authority_domains"
    icon = "globe"
    menu_label = _("Domains of authorities")
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ["domain", "country", "kind", "source"]
    list_filter = ["kind", "country"]
    search_fields = ["domain"]
    form_fields = ["domain", "country", "kind", "source"]


class PracticeMenuItem(SideMenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("hub.view_practiceaccess")


class PracticeViewSet(ViewSet):
    menu_item_class = PracticeMenuItem
    name = "practice"
    icon = "key"
    menu_label = _("Practitioner access")

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", views.practice_page, name="index"),
            path("<int:pk>/<slug:what>/", views.decide_practice, name="decide"),
        ]


class PeopleGroup(ViewSetGroup):
    menu_label = _("Organisations")
    menu_icon = "group"
    menu_order = 300
    items = (OrganisationViewSet, WaitingViewSet, PracticeViewSet, AuthorityDomainViewSet)
