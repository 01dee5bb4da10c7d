"""An article that the editor has marked as amended: what rests on it waits, and one place was looked at."""

from datetime import date

from hub.models import LegalAmendment, LegalArticle
from hub.reference.services.mark_amended import mark_amended
from manual.models import LawReview
from manual.sample.ids import page_key
from manual.sample.pages import editor
from manual.services.close_law_reviews import close_as_right

ARTICLE, ACT, SINCE = "2011/36/EU 14(2)", "(EU) 2024/1712", date(2024, 7, 14)
NOTE = "Asks that a guardian whose interests conflict with the child's be replaced."
SECTION = "guardian-conflict"
SAID = "This section asks for that already."


def make_law_reviews() -> None:
    article = LegalArticle.objects.get(key=ARTICLE)
    if article.amendments.exists():
        return
    mark_amended(amendment=LegalAmendment(article=article, act=ACT, since=SINCE, note=NOTE), by=editor())
    for review in LawReview.objects.open().filter(page_key=page_key(SECTION)):
        close_as_right(review=review, said=SAID, by=editor())
