"""A page of the manual carried into Romanian as people do it."""

from typing import Any

from django.test import TestCase
from wagtail.models import Page

from tests.manual import tree
from tests.translation.authorities import join
from translation.models import PageTranslation
from translation.queries.texts import segments_of
from translation.services.approve import approve
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.send_to_review import send_to_review
from translation.services.submit import submit_for_translation


def translate(page: Any) -> Any:
    """Carry the page into Romanian as people do: submitted, every text written, approved by a second person."""
    lead = tree.person("lead@example.org", "lead-ro")
    writer, reviewer = (
        tree.person("writer@example.org", "translator-ro"),
        tree.person("second@example.org", "reviewer-ro"),
    )
    join(reviewer)
    with TestCase.captureOnCommitCallbacks(execute=True):
        submit_for_translation(page=page, languages=["ro"], by=lead)
    work = PageTranslation.objects.get(page_key=page.translation_key, language="ro")
    edits = [
        Edit(one.key, f"ro {one.words}" if one.path != "slug" else one.source, mark("")) for one in segments_of(work)
    ]
    assert save_segments(translation=work, edits=edits, by=writer).problems == {}
    approve(translation=send_to_review(translation=work, by=writer), by=reviewer)
    return Page.objects.get(translation_key=page.translation_key, locale__language_code="ro").specific
