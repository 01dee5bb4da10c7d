"""Builds the files of an impression, one builder at a time; all of them appear together, or none does."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from hub.ports import versions
from hub.ports.tell import tell
from manual.files import book, epub, page, pdf, store
from manual.models import EditionFile, Impression, ImpressionBuild

LOCK_CLASS = 7_260_032
ERROR_LENGTH = 300
State = ImpressionBuild.State


class Kind(NamedTuple):
    name: str
    for_practitioners: bool = False


PUBLIC = (Kind("manual.html"), Kind("manual.epub"), Kind("manual.pdf"))
PRACTITIONERS = (Kind("manual-practitioners.pdf", for_practitioners=True),)


def build_files(*, impression_id: int) -> None:
    """Build what is missing. A second builder of the same impression returns at once; a failure is kept in the row."""
    with _alone(impression_id) as alone:
        if not alone:
            return
        impression = Impression.objects.select_related("edition", "build").get(pk=impression_id)
        missing = _missing(impression)
        if missing:
            _build(impression, missing)
        else:
            _mark(impression, State.BUILT)


def build_waiting() -> int:
    """Build every impression whose files nobody builds: not rung, or its builder was killed."""
    waiting = ImpressionBuild.objects.filter(state__in=(State.WAITING, State.BUILDING)).order_by("pk")
    ids = list(waiting.values_list("impression_id", flat=True))
    for impression_id in ids:
        build_files(impression_id=impression_id)
    return len(ids)


def _build(impression: Impression, missing: list[Kind]) -> None:
    made: list[EditionFile] = []
    problem = ""
    for done, kind in enumerate(missing):
        _mark(impression, State.BUILDING, step=kind.name, done=done, total=len(missing))
        try:
            made.append(_file(impression, kind))
        except pdf.PangoMissingError as error:
            problem = str(error)
        except (ValueError, OSError) as error:
            _mark(impression, State.FAILED, error=f"{kind.name}: {error}", step=kind.name)
            return
    with transaction.atomic():
        EditionFile.objects.bulk_create(made)
        _mark(impression, State.BUILT, error=problem, done=len(made), total=len(missing))
        versions.bump()
        tell("edition_files_built", key=str(impression), language=impression.language)


def _file(impression: Impression, kind: Kind) -> EditionFile:
    text = book.read(impression, for_practitioners=kind.for_practitioners)
    if kind.name.endswith(".epub"):
        content = epub.epub(text, modified=impression.published_at)
    elif kind.name.endswith(".pdf"):
        content = pdf.pdf(text)
    else:
        content = page.html(text, style="screen").encode()
    stored = store.store(impression, kind.name, content)
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
    sections = list(impression.sections.all())
    closed = any(section.restricted or _has_closed_block(section.blocks) for section in sections)
    return [kind for kind in (*PUBLIC, *(PRACTITIONERS if closed else ())) if kind.name not in present]


def _has_closed_block(blocks: list[dict[str, object]]) -> bool:
    return any(block.get("restricted") for block in blocks)


def _mark(
    impression: Impression, state: str, *, step: str = "", done: int = 0, total: int = 0, error: str = ""
) -> None:
    ImpressionBuild.objects.filter(impression=impression).update(
        state=state, step=step, done=done, total=total, error=error[:ERROR_LENGTH], changed_at=timezone.now()
    )


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
