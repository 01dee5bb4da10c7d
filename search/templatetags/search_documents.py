"""What became of the text of a document, for the page on which an editor keeps it."""

from django import template

from hub.publishing.models.media import HubDocument
from search.queries.document_board import DocumentLine, lines_of

register = template.Library()


@register.simple_tag
def text_of(document: HubDocument) -> DocumentLine:
    return lines_of([document])[0]
