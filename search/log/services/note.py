"""Notes what was asked of the search. Nothing here may block a search or let it fail."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.translation import get_language
from redis.exceptions import RedisError

from hub.people.reader import Reader
from hub.publishing.calendar import today
from hub.rate import network_of
from search.log import counter
from search.log.words import told

logger = logging.getLogger(__name__)


def note(request: HttpRequest, *, found: int) -> None:
    """Count the question of a request for the search page, which `found` so many; further pages are no question.

    Who writes the texts is not counted. What goes wrong is said in the log without a word of the question.
    """
    if "page" in request.GET or Reader.of(request).writer:
        return
    language = get_language() or ""
    try:
        text = told(request.GET.get("q", ""), language)
        if text:
            counter.count(day=today(), language=language, text=text, network=network_of(request), empty=not found)
    except (DatabaseError, RedisError, OSError) as error:
        logger.warning("A question was not counted (%s)", type(error).__name__)
