from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Severity(TextChoices):
    """What a finding means for an edition."""

    BLOCKS = "blocks", _("Must be mended")
    WARNS = "warns", _("Please look")


class Rule(TextChoices):
    """The rules; the label is the heading under which findings are listed."""

    EMPTY = "empty", _("Nothing in it")
    NOWHERE = "nowhere", _("A link to nowhere")
    NO_ALT = "no_alt", _("A picture without words")
    NO_WORDS = "no_words", _("A link without words")
    VAGUE = "vague", _("A link that does not say where it leads")
    LONG = "long", _("A long sentence")
    HEADING = "heading", _("Order of headings")


@dataclass(frozen=True)
class Finding:
    """One thing about one block, in plain words of the language that is active; no block id: the whole section."""

    rule: Rule
    severity: Severity
    words: str
    block_id: str = ""
    number: str = ""
    excerpt: str = ""

    @property
    def blocks(self) -> bool:
        return self.severity == Severity.BLOCKS
