"""What the page of an initiative shows, be it public or a preview: one place, so that both show the same."""

from typing import Any

from hub.people.reader import PUBLIC
from hub.ports import related
from hub.ports.related import RelatedQuestion
from initiatives.content import Content
from initiatives.models import Initiative
from initiatives.queries.sheet import sheet_for
from initiatives.queries.standing import standing_of


def shown(initiative: Initiative, content: Content, language: str, zone: str) -> dict[str, Any]:
    """The context of `detail.html` for `content`, as somebody reads it who is not logged in.

    `zone` is the time zone of the reader's clocks, or nothing.
    """
    question = RelatedQuestion(
        language=language,
        numbers=frozenset(content.numbers),
        themes=frozenset(content.themes),
        countries=frozenset(content.countries),
        reader=PUBLIC,
    )
    return {
        "initiative": initiative,
        "content": content,
        "sheet": sheet_for(initiative, content, language, zone),
        "standing": standing_of(initiative.organisation, language),
        "related": related.ask(question, without=frozenset({"initiatives"})),
    }
