"""Runs the rows on a database of their own and prints the table."""

import argparse
import sys
from collections.abc import Callable, Iterable

from tests.bench.measure import Row
from tests.bench.rows import (
    answering,
    boards,
    comparing,
    coverage,
    desk,
    digests,
    editions,
    exchange,
    pages,
    partners,
    search,
    sending,
    submitting,
    together,
)
from tests.rig import databases, sample, services

TEXTS = 100
BOARD = 500  # pages of the board, in 24 languages
LANGUAGES = ["en", "ro", "nl", "da", "de"]

Group = Callable[[argparse.Namespace], Iterable[Row]]


def report(options: argparse.Namespace) -> int:
    """Measure every group; the exit status is 0 whatever the figures say."""
    with services.running():
        name = databases.make_clone("bench", sample.template())
        databases.use(name)
        for group, measure in GROUPS.items():
            if options.only in ("", group):
                for row in measure(options):
                    _print(row)
    return 0


def _pages(options: argparse.Namespace) -> Iterable[Row]:
    return pages.rows()


def _search(options: argparse.Namespace) -> Iterable[Row]:
    return search.bench_search(options.pages, LANGUAGES[: options.languages])


def _sending(options: argparse.Namespace) -> Iterable[Row]:
    return sending.bench_sending(options.contacts)


def _processes(options: argparse.Namespace) -> Iterable[Row]:
    return together.bench_processes(options.contacts)


def _meanwhile(options: argparse.Namespace) -> Iterable[Row]:
    return together.bench_pages(max(options.contacts * 10, 1000), sample.template())


def _planning(options: argparse.Namespace) -> Iterable[Row]:
    return sending.bench_planning(max(options.contacts * 10, 1000))


def _digests(options: argparse.Namespace) -> Iterable[Row]:
    return digests.bench_digests(options.contacts, max(options.contacts * 10, 1000))


def _editions(options: argparse.Namespace) -> Iterable[Row]:
    return editions.bench_editions(options.sections, sample.files(sample.template()) / "media")


def _comparing(options: argparse.Namespace) -> Iterable[Row]:
    return comparing.bench_comparing(options.sections)


def _boards(options: argparse.Namespace) -> Iterable[Row]:
    return boards.bench_boards(BOARD)


def _coverage(options: argparse.Namespace) -> Iterable[Row]:
    return coverage.bench_coverage(options.events)


def _desk(options: argparse.Namespace) -> Iterable[Row]:
    return desk.bench_desk(TEXTS)


def _exchange(options: argparse.Namespace) -> Iterable[Row]:
    return exchange.bench_exchange(options.segments)


def _submitting(options: argparse.Namespace) -> Iterable[Row]:
    return submitting.bench_submitting(options.submitted)


def _partners(options: argparse.Namespace) -> Iterable[Row]:
    return partners.bench_partners(options.initiatives, options.searches)


def _answering(options: argparse.Namespace) -> Iterable[Row]:
    return answering.bench_answering(options.answers, options.sent)


def _print(row: Row) -> None:
    mark = "meets" if row.met else "misses"
    peer = f"; best peer {row.peer}" if row.peer else ""
    sys.stdout.write(f"{row.name}: {row.value:.3g} against {row.reference} ({mark} {row.goal}{peer}) {row.detail}\n")
    sys.stdout.flush()


GROUPS: dict[str, Group] = {
    "pages": _pages,
    "search": _search,
    "sending": _sending,
    "processes": _processes,
    "planning": _planning,
    "meanwhile": _meanwhile,
    "digests": _digests,
    "editions": _editions,
    "comparing": _comparing,
    "boards": _boards,
    "coverage": _coverage,
    "desk": _desk,
    "exchange": _exchange,
    "submitting": _submitting,
    "partners": _partners,
    "answering": _answering,
}
