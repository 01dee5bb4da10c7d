"""What a quiz is built of. Which answers are right, and by which paragraphs, is the same in every language."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from research.blocks import NUMBERS

PLACES = r"^\d[0-9A-Za-z.]*( *, *\d[0-9A-Za-z.]*)*$"


def _item(label: Any, icon: str) -> blocks.StructBlock:
    return blocks.StructBlock(
        [
            ("stem", blocks.TextBlock(label=_("question"), max_length=400)),
            ("options", blocks.ListBlock(blocks.CharBlock(max_length=200), max_num=8, label=_("answers"))),
            (
                "right",
                blocks.RegexBlock(
                    NUMBERS,
                    label=_("right answers"),
                    help_text=_("Their numbers: 2 or 1,3. They are shown after somebody has answered."),
                    error_messages={"invalid": _("Write numbers with commas: 1,3.")},
                ),
            ),
            (
                "explanation",
                blocks.TextBlock(label=_("why"), max_length=800, help_text=_("Shown after somebody has answered.")),
            ),
            (
                "numbers",
                blocks.RegexBlock(
                    PLACES,
                    label=_("paragraphs"),
                    help_text=_("Numbers of the manual that say so: 3.2.4, 3.1. Best is one paragraph."),
                    error_messages={"invalid": _("Write numbers with commas: 3.2.4, 3.1.")},
                ),
            ),
        ],
        label=label,
        icon=icon,
    )


ITEMS: list[tuple[str, blocks.Block]] = [
    ("single", _item(_("One answer"), "radio-full")),
    ("multiple", _item(_("Several answers"), "list-ul")),
]
