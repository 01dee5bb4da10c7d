"""Numbers that a telephone can call with one touch."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# Neither a piece of a longer sign, such as the number of an act (2011/36/EU), nor a year.
YEAR = r"(?:19|20)\d\d(?! ?\d)"
NUMBER = re.compile(rf"(?<![\w/.+-])(?!{YEAR})(\+?\d[\d ]+\d)(?! ?\d|[\w/:-]|[.,]\d)")


def address(number: str) -> str:
    return "tel:" + re.sub(r"[^\d+]", "", number)


def with_links(text: str) -> SafeString:
    """The text with each number in it a link that calls."""
    pieces = enumerate(NUMBER.split(text))
    return format_html_join("", "{}", ((_link(piece) if place % 2 else piece,) for place, piece in pieces))


def _link(number: str) -> SafeString:
    return format_html('<a class="number" href="{}">{}</a>', address(number), number)
