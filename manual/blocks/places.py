"""Places that the reader's country fills."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hub.models import CountryFact
from manual.blocks.shown import ShownBlock, access
from manual.blocks.writing import line


class ContactBlock(ShownBlock):
    safety_critical = True
    title = line(max_length=200, required=False, label=_("Title"))
    fact = blocks.ChoiceBlock(choices=CountryFact.Kind.choices, label=_("What to show of the reader's country"))
    access = access()

    class Meta:
        icon = "mail"
        label = _("Contact or rule of the country")
        help_text = _("Shows the country's fact as of today. An edition keeps the list of all countries as it was.")

    def get_preview_value(self) -> blocks.StructValue:
        return self.to_python({"title": gettext("Whom to call"), "fact": "police", "access": "public"})


class AnnexBlock(ShownBlock):
    title = line(max_length=200, required=False, label=_("Title"))
    access = access()

    class Meta:
        icon = "site"
        label = _("Place of the national annex")
        help_text = _("Here stands what the reader's country has written for this section.")

    def get_preview_value(self) -> blocks.StructValue:
        return self.to_python({"title": gettext("What holds in your country"), "access": "public"})
