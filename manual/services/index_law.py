"""Writes down where a published section rests on the law, so that an article lists its paragraphs in one query."""

from typing import Any

from django.conf import settings

from hub.models import LegalArticle
from hub.publishing import fingerprint
from manual.models import LawReference, SectionPage
from manual.reading.kinds.registry import NUMBERED


def index_law(*, page: Any) -> None:
    """Replace the references of a source section by what it says now. Runs in the publishing transaction."""
    if not isinstance(page, SectionPage) or page.locale.language_code != settings.LANGUAGE_CODE:
        return
    found = [("", "", article_id) for article_id in page.articles.values_list("article_id", flat=True)]
    articles = dict(LegalArticle.objects.values_list("key", "pk"))
    paragraph = ""
    for kind, block_id, value in fingerprint.raw_blocks(page):
        if kind in NUMBERED:
            paragraph = block_id
        elif kind == "legal" and value.get("article") in articles:
            found.append((block_id, paragraph, articles[value["article"]]))
    LawReference.objects.filter(page_key=page.translation_key).delete()
    LawReference.objects.bulk_create(
        LawReference(page_key=page.translation_key, block_id=block_id, paragraph_id=paragraph_id, article_id=article_id)
        for block_id, paragraph_id, article_id in dict.fromkeys(found)
    )
