"""The directory in the admin: agencies and contacts. Lists show masked addresses; a country desk its own countries."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.forms import modelform_factory
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets import Button

from dissemination.directory_forms import AgencyForm, ContactForm
from dissemination.models.directory import Agency, Contact
from dissemination.models.requirement import Requirement
from dissemination.permissions import countries_of, may_export_directory, may_keep_directory
from dissemination.services.save_agency import save_agency
from dissemination.services.save_contact import save_contact

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
    def get_list_more_buttons(self, instance: Agency | Contact) -> list[Any]:
        buttons = list(super().get_list_more_buttons(instance))
        if isinstance(instance, Agency):
            url = reverse("dissemination_agency", args=[instance.key])
            buttons.append(Button(_("What happened"), url=url, icon_name="history", priority=5))
        elif instance.agency_id:
            url = reverse("dissemination_contact", args=[instance.pk])
            buttons.append(Button(_("Why was this sent, or not?"), url=url, icon_name="history", priority=5))
        return buttons


class DirectoryInspect(OwnCountries, generic.InspectView):
    pass


class Saved:
    """The services save, and log."""

    form: Any
    request: HttpRequest

    def save_instance(self) -> Any:
        if isinstance(self.form, AgencyForm):
            return save_agency(agency=self.form.instance, required=self.form.required, by=self.request.user)
        return save_contact(contact=self.form.instance, by=self.request.user)


class DirectoryAdd(Saved, generic.CreateView):
    pass


class DirectoryEdit(Saved, OwnCountries, generic.EditView):
    pass


class AgencyIndex(DirectoryIndex):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        if may_keep_directory(self.request.user):
            buttons.append(Button(_("Import"), url=reverse("directory_imports"), icon_name="upload", priority=5))
        if may_export_directory(self.request.user):
            for priority, ending in enumerate(("csv", "xlsx"), 6):
                label = _("Export as %(format)s") % {"format": ending.upper()}
                url = reverse(f"directory_export_{ending}")
                buttons.append(Button(label, url=url, icon_name="download", priority=priority))
        return buttons

    def get_base_queryset(self) -> QuerySet[Any]:
        required = Requirement.objects.on(timezone.localdate()).filter(agency=OuterRef("pk"))
        return super().get_base_queryset().annotate(is_required=Exists(required))


class DirectoryViewSet(ModelViewSet):
    index_view_class = DirectoryIndex
    inspect_view_class = DirectoryInspect
    add_view_class = DirectoryAdd
    edit_view_class = DirectoryEdit
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_base: type[AgencyForm] | type[ContactForm]

    def get_form_class(self, for_update: bool = False) -> Any:
        return modelform_factory(
            self.model,
            form=self.form_base,
            formfield_callback=self.formfield_for_dbfield,
            fields=self.form_fields,
        )


class AgencyViewSet(DirectoryViewSet):
    model = Agency
    form_base = AgencyForm
    index_view_class = AgencyIndex
    icon = "home"
    menu_label = _("Agencies")
    name = "agencies"
    list_display = [
        "organisation",
        Column("country", label=_("Country"), accessor="organisation.country"),
        BooleanColumn("is_required", label=_("Must hold the manual")),
    ]
    search_fields = ["organisation__name", "external_ref"]
    search_backend_name = None
    form_fields = ["organisation", "parent", "external_ref", "postal_address", "valid_from", "valid_to"]
    inspect_view_fields = [*form_fields]


class ContactViewSet(DirectoryViewSet):
    model = Contact
    form_base = ContactForm
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
        "external_ref",
        "role_title",
        "name",
        "email",
        "is_shared_mailbox",
        "language",
        "time_zone",
        "status",
        "basis",
        "basis_note",
        "source",
        "review_due",
        "verified_on",
    ]
    inspect_view_fields = ["agency", "role_title", "masked", "language", "status", "basis", "basis_note", "source"]


class DirectoryGroup(ModelViewSetGroup):
    menu_label = _("Directory")
    menu_icon = "list-ul"
    menu_order = 330
    items = (AgencyViewSet("agencies"), ContactViewSet("contacts"))
