"""Words and marks of the desk."""

import re
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from translation.words import LINES

register = template.Library()
MARK = re.compile(r"‹/?\d+›")


@register.simple_tag
def line_words(state: Any) -> str:
    return str(LINES[state])


@register.filter
def marked(text: str) -> SafeString:
    """A text with its numbered marks set apart, and its line breaks."""
    html = MARK.sub(lambda found: f'<span class="tr-mark">{found[0]}</span>', escape(text))
    return mark_safe(html.replace("\n", "<br>"))  # noqa: S308 - escaped above
