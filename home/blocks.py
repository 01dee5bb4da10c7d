"""What the text of news and standard pages is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

WORDS = ["bold", "italic", "link", "document-link", "ol", "ul"]


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("words"))
    source = blocks.CharBlock(label=_("whose words"), max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "home/blocks/quote.html"


class NoteBlock(blocks.StructBlock):
    tone = blocks.ChoiceBlock(
        label=_("tone"),
        choices=[("", _("Information")), ("warn", _("Warning")), ("law", _("Law")), ("ok", _("Done"))],
        required=False,
        default="",
    )
    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.RichTextBlock(label=_("text"), features=["bold", "italic", "link"])

    class Meta:
        icon = "warning"
        label = _("Note")
        template = "home/blocks/note.html"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("image"))
    caption = blocks.CharBlock(label=_("caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "home/blocks/picture.html"


BODY = [
    ("heading", blocks.CharBlock(label=_("Heading"), max_length=120, icon="h2", template="home/blocks/heading.html")),
    ("text", blocks.RichTextBlock(label=_("Text"), features=WORDS, template="home/blocks/text.html")),
    ("note", NoteBlock()),
    ("quote", QuoteBlock()),
    ("picture", PictureBlock()),
]
