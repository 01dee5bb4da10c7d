"""Pages of the sample: made as an editor makes them, published as the second person's approval does."""

import re
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wagtail.models import Page

from hub.people.models import User
from hub.publishing.services.publish import publish

EDITOR, APPROVER = "editor@example.org", "admin@example.org"
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
Text = dict[str, Any]


def make_page(*, parent: Page, page: Any, text: Text, announced: bool) -> None:
    """What is there already is left alone, unless it was never published."""
    known = parent.get_children().filter(slug=page.slug).first()
    if known is None:
        page.title, page.summary, page.body = text["title"], text["summary"], stream(text)
        parent.add_child(instance=page)
    elif known.live:
        return
    else:
        page = known.specific
    revision = page.save_revision(user=User.objects.filter(email=EDITOR).first())
    publish(revision=revision, by=User.objects.filter(email=APPROVER).first(), announced=announced)


def stream(text: Text) -> list[Text]:
    """Raw stream data of the text's blocks, with ids that are the same on every machine."""
    return [
        {"type": _kind(block), "value": _value(block), "id": str(uuid5(NAMESPACE_URL, f"{text['slug']}:{place}"))}
        for place, block in enumerate(text["blocks"])
    ]


def _kind(block: Text) -> str:
    return "text" if block["type"] == "list" else str(block["type"])


def _value(block: Text) -> Any:
    match block["type"]:
        case "heading":
            return block["text"]
        case "text":
            return "".join(f"<p>{_rich(line)}</p>" for line in block["lines"])
        case "list":
            return "<ul>" + "".join(f"<li>{_rich(line)}</li>" for line in block["lines"]) + "</ul>"
        case "note":
            return {"tone": "warn", "title": block["title"], "text": f"<p>{_rich(block['text'])}</p>"}
        case _:
            return {"text": block["text"], "source": block["source"]}


def _rich(line: str) -> str:
    return LINK.sub(r'<a href="\2">\1</a>', escape(line, quote=False))
