"""Quizzes, their items, and refreshers."""

from typing import Any
from uuid import UUID

from django.http import Http404

from hub.models import User
from hub.people.reader import Reader
from hub.publishing.best_page import best, readable
from research.access.one import one
from research.models import (
    QuizItem,
    QuizPage,
    Refresher,
    RefresherWish,
)
from research.tokens import wish_key

JUDGE = "research.judge_items"


def judges_items(user: Any) -> bool:
    """Whether `user` sees how items of quizzes are answered, and says what is wrong."""
    return bool(user.has_perm(JUDGE))


def access_item(user: User, key: UUID) -> QuizItem:
    """An item that `user` may judge."""
    return one(QuizItem.objects.all() if judges_items(user) else QuizItem.objects.none(), key=key)


def access_quiz(reader: Reader, key: UUID, *, language: str) -> QuizPage:
    """A live quiz: in `language`, else in the source's."""
    page = best(readable(QuizPage.objects.filter(translation_key=key), language=language, reader=reader), language)
    if page is None:
        raise Http404
    return page


def access_refresher(key: UUID) -> Refresher:
    """By the link that all have who were told of it."""
    return one(Refresher.objects.filter(training__live=True, training__cancelled_at=None), key=key)


def access_wish(token: str) -> RefresherWish:
    """By the link of its mails, until it has said no."""
    return one(RefresherWish.objects.select_related("training"), key=wish_key(token))
