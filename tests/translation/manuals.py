"""A chapter of the manual with two sections, as small as the rules on safety-critical text need them."""

from typing import Any

from django.test import TestCase
from wagtail.models import Page

from hub.models import User
from manual.models import ManualPage
from tests.manual import tree
from tests.translation.conftest import submit, translate
from translation.models import PageTranslation
from translation.services.approve import approve
from translation.services.send_to_review import send_to_review

WARN = "40000000-0000-0000-0000-000000000001"
PLAIN = "40000000-0000-0000-0000-000000000002"
CHECK = "40000000-0000-0000-0000-000000000003"


def manual() -> ManualPage:
    return tree.plant(Page.objects.get(depth=2, locale__language_code="en"))


def warning(text: str = "Do not call the family yet.", block_id: str = WARN) -> dict[str, Any]:
    return tree.block("warning", {"title": "Wait", "text": f"<p>{text}</p>", "access": "public"}, block_id)


def checklist(*texts: str) -> dict[str, Any]:
    items = tree.points(*(f"<p>{text}</p>" for text in texts))
    return tree.block("checklist", {"title": "Before you leave", "items": items, "access": "public"}, CHECK)


def plain(text: str = "Offer water.") -> dict[str, Any]:
    return tree.paragraph(text, PLAIN)


def send(page: Any, translator: User, by: User, language: str = "ro") -> PageTranslation:
    """Submitted, translated and in review."""
    row = submit(page, by, language)
    row.refresh_from_db()
    translate(row, translator)
    return send_to_review(translation=row, by=translator)


def bring(page: Any, editor: User, translator: User, reviewer: User, language: str = "ro") -> PageTranslation:
    row = send(page, translator, editor, language)
    with TestCase.captureOnCommitCallbacks(execute=True):
        approve(translation=row, by=reviewer)
    row.refresh_from_db()
    return row


def heard(act: Any, *args: Any, **more: Any) -> Any:
    """Do it, and let everybody hear of it as after a commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return act(*args, **more)
