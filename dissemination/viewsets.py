"""The directory in the admin: agencies and contacts. Lists show masked addresses; a country desk its own countries."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from dissemination.models.directory import Agency, Contact
from dissemination.permissions import countries_of

COUNTRY = {Agency: "organisation__country_id", Contact: "agency__organisation__country_id"}


class OwnCountries:
    """Rows of other countries are as unknown as rows that never were."""

    model: type[Agency] | type[Contact]
    request: HttpRequest

    def seen(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        countries = countries_of(self.request.user)
        return rows if countries is None else rows.filter(**{f"{COUNTRY[self.model]}__in": countries})

    def get_base_queryset(self) -> QuerySet[Any]:
        return self.seen(super().get_base_queryset())  # type: ignore[misc]  # a mixin of Wagtail's views

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        found = super().get_object(*args, **kwargs)  # type: ignore[misc]  # a mixin of Wagtail's views
        if not self.seen(self.model._default_manager.filter(pk=found.pk)).exists():
            raise Http404
        return found


class DirectoryIndex(OwnCountries, generic.IndexView):
    pass


class DirectoryInspect(OwnCountries, generic.InspectView):
    pass


class DirectoryEdit(OwnCountries, generic.EditView):
    pass


class DirectoryViewSet(ModelViewSet):
    index_view_class = DirectoryIndex
    inspect_view_class = DirectoryInspect
    edit_view_class = DirectoryEdit
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False


class AgencyViewSet(DirectoryViewSet):
    model = Agency
    icon = "home"
    menu_label = _("Agencies")
    name = "agencies"
    list_display = ["organisation", Column("country", accessor="organisation.country"), "required_for_coverage"]
    search_fields = ["organisation__name", "external_ref"]
    search_backend_name = None
    form_fields = ["organisation", "parent", "external_ref", "required_for_coverage", "valid_from", "valid_to"]
    inspect_view_fields = ["organisation", "parent", "external_ref", "required_for_coverage", "valid_from", "valid_to"]


class ContactViewSet(DirectoryViewSet):
    model = Contact
    icon = "mail"
    menu_label = _("Contacts")
    name = "contacts"
    list_display = [
        "role_title",
        "agency",
        Column("masked", label=_("Address (masked)"), accessor="masked"),
        "language",
        "status",
    ]
    search_fields = ["role_title", "agency__organisation__name"]
    search_backend_name = None
    form_fields = [
        "agency",
        "role_title",
        "email",
        "is_shared_mailbox",
        "language",
        "time_zone",
        "status",
        "basis",
        "basis_note",
        "source",
        "review_due",
    ]
    inspect_view_fields = ["agency", "role_title", "masked", "language", "status", "basis", "basis_note", "source"]


class DirectoryGroup(ModelViewSetGroup):
    menu_label = _("Directory")
    menu_icon = "list-ul"
    menu_order = 330
    items = (AgencyViewSet("agencies"), ContactViewSet("contacts"))
