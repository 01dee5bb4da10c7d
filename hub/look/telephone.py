"""Numbers that a telephone can call with one touch."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

NUMBER = re.compile(r"(\+?\d[\d ]+\d)")


def address(number: str) -> str:
    return "tel:" + re.sub(r"[^\d+]", "", number)


def with_links(text: str) -> SafeString:
    """The text with each number in it a link that calls."""
    pieces = enumerate(NUMBER.split(text))
    return format_html_join("", "{}", ((_link(piece) if place % 2 else piece,) for place, piece in pieces))


def _link(number: str) -> SafeString:
    return format_html('<a class="number" href="{}">{}</a>', address(number), number)
