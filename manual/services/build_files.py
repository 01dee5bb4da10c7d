"""Builds the files of an impression, one builder at a time; all of them appear together, or none does."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.faultpoints import crashpoint
from hub.ports import versions
from hub.ports.tell import tell
from hub.typesetting import PangoMissingError
from manual.files import book, make, store
from manual.files.book import Book
from manual.files.kinds import Kind, kinds
from manual.models import EditionFile, Impression, ImpressionBuild

LOCK_CLASS = 7_260_032
ERROR_LENGTH = 300
TRIES = 3
State = ImpressionBuild.State

logger = logging.getLogger(__name__)


def build_files(*, impression_id: int) -> None:
    """Build what is missing. A second builder of the same impression returns at once; a failure is kept in the row."""
    with _alone(impression_id) as alone:
        if not alone:
            return
        impression = Impression.objects.select_related("edition", "build").get(pk=impression_id)
        missing = _missing(impression)
        if not missing:
            _mark(impression, State.BUILT)
            store.sweep(impression)
        elif impression.build.tries >= TRIES:
            _mark(impression, State.FAILED, error=impression.build.error or _("The builder was stopped each time."))
        else:
            _mark(impression, State.BUILDING, total=len(missing), tries=impression.build.tries + 1)
            crashpoint("edition-begun")
            _build(impression, missing)


def build_waiting() -> int:
    """Build every impression whose files nobody builds: not rung, its builder was killed, or a try failed.

    One that fails keeps none of the others waiting, and is tried `TRIES` times; then a person says "build again".
    """
    open_still = Q(state__in=(State.WAITING, State.BUILDING)) | Q(state=State.FAILED, tries__lt=TRIES)
    ids = list(ImpressionBuild.objects.filter(open_still).order_by("pk").values_list("impression_id", flat=True))
    for impression_id in ids:
        try:
            build_files(impression_id=impression_id)
        except Exception:
            logger.exception("The files of impression %s could not be built", impression_id)
    return len(ids)


def _build(impression: Impression, missing: list[Kind]) -> None:
    made: list[EditionFile] = []
    problem = ""
    books: dict[bool, Book] = {}
    for done, kind in enumerate(missing):
        _mark(impression, State.BUILDING, step=kind.name, done=done, total=len(missing))
        if kind.for_practitioners not in books:
            books[kind.for_practitioners] = book.read(impression, for_practitioners=kind.for_practitioners)
        text = books[kind.for_practitioners]
        text = text.of_chapter(kind.chapter) if kind.chapter else text
        try:
            made.append(_file(impression, kind, text))
        except PangoMissingError as error:
            problem = str(error)
        except Exception as error:
            logger.exception("%s of impression %s could not be built", kind.name, impression)
            section = make.failing_section(text, kind.name, modified=impression.published_at)
            _mark(impression, State.FAILED, error=f"{kind.name}: {error}", step=kind.name, section=section)
            return
    crashpoint("edition-made")
    with transaction.atomic():
        EditionFile.objects.bulk_create(made)
        crashpoint("edition-rows")
        _mark(impression, State.BUILT, error=problem, done=len(made), total=len(missing))
        versions.bump()
        tell("edition_files_built", key=str(impression), language=impression.language)
    crashpoint("edition-built")
    store.sweep(impression)


def _file(impression: Impression, kind: Kind, text: Book) -> EditionFile:
    stored = store.store(impression, kind.name, make.content(text, kind.name, modified=impression.published_at))
    return EditionFile(
        impression=impression,
        name=kind.name,
        path=stored.path,
        size=stored.size,
        sha256=stored.sha256,
        restricted=kind.for_practitioners,
    )


def _missing(impression: Impression) -> list[Kind]:
    present = set(impression.files.values_list("name", flat=True))
    return [kind for kind in kinds(impression.sections.all()) if kind.name not in present]


def _mark(impression: Impression, state: str, **more: str | int) -> None:
    """Where the build is now; what `more` does not name is empty, but for the number of tries."""
    values = {"step": "", "section": "", "done": 0, "total": 0, "error": "", **more}
    values["error"] = str(values["error"])[:ERROR_LENGTH]
    ImpressionBuild.objects.filter(impression=impression).update(state=state, changed_at=timezone.now(), **values)


@contextmanager
def _alone(impression_id: int) -> Iterator[bool]:
    """Whether this process alone builds the impression; the lock ends with the connection, however that ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK_CLASS, impression_id])
        held = bool(cursor.fetchone()[0])
        try:
            yield held
        finally:
            if held:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK_CLASS, impression_id])
