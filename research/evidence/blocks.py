"""The blocks in which a finding says on what it rests: a piece of evidence, and what it shows in a sentence."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from research import evidence


class EvidenceBlock(blocks.StructBlock):
    source = blocks.ChoiceBlock(label=_("evidence"), choices=evidence.choices)
    sentence = blocks.TextBlock(label=_("what it shows, in one sentence"), max_length=300)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Evidence")
        description = _("A published table, a training or another source of the Hub, and what it shows.")


EVIDENCE = [("evidence", EvidenceBlock())]
