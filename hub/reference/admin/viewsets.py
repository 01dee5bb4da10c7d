"""The reference data in the admin: concepts, and their words language by language."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSetGroup

from hub.publishing.models import AltText
from hub.reference.admin import views
from hub.reference.admin.bases import ConceptViewSet, WordingViewSet
from hub.reference.admin.forms import FactForm, GlossaryTermForm
from hub.reference.admin.law import (
    LegalArticleViewSet,
    LegalInstrumentViewSet,
    LegalSubjectViewSet,
    LegalTitleViewSet,
    NationalProvisionViewSet,
)
from hub.reference.models import (
    Country,
    CountryFact,
    FactWording,
    GlossaryConcept,
    GlossaryTerm,
    TermForm,
    Theme,
    ThemeName,
)


class CountryViewSet(ConceptViewSet):
    model = Country
    icon = "site"
    list_display = ["__str__", "code", "group", "bound_by_directive"]
    form_fields = ["group", "bound_by_directive", "languages", "time_zone"]


class CountryFactViewSet(ConceptViewSet):
    model = CountryFact
    icon = "info-circle"
    add_view_class = views.FactCreateView
    edit_view_class = views.FactEditView
    list_display = ["value", "country", "kind", "checked_on", "next_check"]
    list_filter = ["country", "kind"]
    edit_handler = ObjectList(
        [
            FieldPanel("country"),
            FieldPanel("kind"),
            FieldPanel("value", help_text=_("A name or a number; a rule in English, its other languages below Words.")),
            FieldPanel("checked_on", help_text=_("Empty means: nobody has checked it, and readers are told so.")),
            FieldPanel("checked_by", help_text=_("A role or an office, never a name.")),
            FieldPanel("next_check", help_text=_("Empty means: a year after it was checked.")),
        ],
        base_form_class=FactForm,
    )


class FactWordingViewSet(WordingViewSet):
    model = FactWording
    icon = "info-circle"
    words = ("fact", "text")
    list_display = ["text", "fact", "language", "approved_at"]


class ThemeViewSet(ConceptViewSet):
    model = Theme
    icon = "tag"
    list_display = ["name", "slug"]
    panels = [
        FieldPanel("name", help_text=_("The English name; other languages have theirs below Names of themes.")),
        FieldPanel("slug", help_text=_("Stands in addresses and never changes once it is used.")),
    ]


class ThemeNameViewSet(WordingViewSet):
    model = ThemeName
    icon = "tag"
    words = ("theme", "name")
    list_display = ["name", "theme", "language", "approved_at"]


class GlossaryConceptViewSet(ConceptViewSet):
    model = GlossaryConcept
    icon = "openquote"
    panels = [FieldPanel("key", help_text=_("Stands in addresses and never changes once it is used."))]
    list_display = ["key"]


class GlossaryTermViewSet(WordingViewSet):
    model = GlossaryTerm
    icon = "openquote"
    add_view_class = views.TermCreateView
    edit_view_class = views.TermEditView
    form_class = GlossaryTermForm
    words = ("concept", "term", "forms", "definition", "change_note")
    list_display = ["term", "concept", "language", "approved_at"]


class TermFormViewSet(WordingViewSet):
    model = TermForm
    icon = "openquote"
    words = ("concept", "text", "verdict", "why")
    list_display = ["text", "concept", "language", "verdict", "approved_at"]
    list_filter = ["language", "verdict"]


class AltTextViewSet(WordingViewSet):
    model = AltText
    icon = "image"
    words = ("image", "text")
    list_display = ["text", "image", "language", "approved_at"]


class ReferenceGroup(ModelViewSetGroup):
    menu_label = _("Reference data")
    menu_icon = "table"
    menu_order = 400
    items = (
        CountryViewSet,
        CountryFactViewSet,
        FactWordingViewSet,
        ThemeViewSet,
        ThemeNameViewSet,
        LegalInstrumentViewSet,
        LegalTitleViewSet,
        LegalArticleViewSet,
        LegalSubjectViewSet,
        NationalProvisionViewSet,
        GlossaryConceptViewSet,
        GlossaryTermViewSet,
        TermFormViewSet,
        AltTextViewSet,
    )
