"""The only place where a queue is spelt, and where each task is sent to one."""

from enum import StrEnum


class Queue(StrEnum):
    """Queues by what may not wait for what."""

    URGENT = "urgent"  # confirmations, password resets, urgent corrections: a digest never delays them
    NORMAL = "normal"  # distributions and notices
    BULK = "bulk"  # digests
    BUILD = "build"  # edition files, texts of documents, tables of studies: minutes of CPU
    HOUSE = "house"  # index, sweeps, retention, checks


ROUTES: dict[str, dict[str, str]] = {
    "dissemination.tasks.drain_urgent": {"queue": Queue.URGENT.value},
    "dissemination.tasks.tell_holders": {"queue": Queue.URGENT.value},
    "dissemination.tasks.drain_normal": {"queue": Queue.NORMAL.value},
    "dissemination.tasks.drain_bulk": {"queue": Queue.BULK.value},
    "manual.tasks.build_*": {"queue": Queue.BUILD.value},
    "research.tasks.build_reports": {"queue": Queue.BUILD.value},
    "research.tasks.release_due": {"queue": Queue.BUILD.value},
    "search.tasks.read_document": {"queue": Queue.BUILD.value},
    "search.tasks.reconcile_document_texts": {"queue": Queue.BUILD.value},
    "*": {"queue": Queue.HOUSE.value},
}
