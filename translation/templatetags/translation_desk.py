"""Words and marks of the desk."""

import re
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from translation.queries.lines import Line, LineState
from translation.words import LINES

register = template.Library()
MARK = re.compile(r"‹/?\d+›")
FIELD = (
    '<label class="tr-label" for="c-{0}">{1}</label>'
    '<textarea id="c-{0}" name="comment-{0}" rows="2" maxlength="2000">{2}</textarea>'
)
BUTTON = (
    '<button type="submit" class="button button-small button-secondary" name="{}" value="{}" formaction="{}#b-{}">'
    "{}</button>"
)


class LineParts:
    """What the lines of one desk have in common, made once: there may be hundreds."""

    def __init__(self, here: str) -> None:
        self.here = here
        self.label = _("Your question about this text")
        self.buttons = {
            "ask-source": _("Ask all languages"),
            "ask-own": _("Ask in this language"),
            "ask-unclear": _("Tell the author that the English is unclear"),
        }
        self.faces: dict[LineState, SafeString] = {}

    def face(self, state: LineState) -> SafeString:
        """A state: shape and word."""
        if state not in self.faces:
            self.faces[state] = render_to_string("translation/admin/parts/line_state.html", {"state": state})
        return self.faces[state]

    def question(self, line: Line, block_id: str) -> SafeString:
        """Where a question about a text is written, and whom it goes to."""
        buttons = [
            format_html(BUTTON, name, line.key, self.here, block_id, words) for name, words in self.buttons.items()
        ]
        field = format_html(FIELD, line.key, self.label, line.comment)
        return format_html('{}<p class="tr-buttons">{} {} {}</p>', field, *buttons)


@register.simple_tag
def line_parts(here: str) -> LineParts:
    return LineParts(here)


@register.simple_tag
def line_face(parts: LineParts, line: Line) -> SafeString:
    return parts.face(line.state)


@register.simple_tag
def line_question(parts: LineParts, line: Line, block_id: str) -> SafeString:
    return parts.question(line, block_id)


@register.simple_tag
def line_words(state: Any) -> str:
    return str(LINES[state])


@register.filter
def marked(text: str) -> SafeString:
    """A text with its numbered marks set apart, and its line breaks."""
    html = MARK.sub(lambda found: f'<span class="tr-mark">{found[0]}</span>', escape(text))
    return mark_safe(html.replace("\n", "<br>"))  # noqa: S308 - escaped above
