"""Staging and taking over a large XLIFF file, in a process of its own so that its CPU seconds and memory are its alone.

python -m tests.bench.rows.exchange DATABASE LANGUAGE PATH
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "hub.settings.test"
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    django.setup()

from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import NewsIndexPage, NewsPage
from hub.people.groups import Role
from hub.people.reader import Reader
from hub.publishing.services.publish import publish
from tests.bench.measure import Row
from tests.rig import databases
from tests.translation.exchange.making import export, fill_xliff
from translation.sample.people import editor, person, second_person
from translation.services.apply_import import apply_import
from translation.services.choose_import import take_over
from translation.services.stage_import import stage_import
from translation.services.submit import submit_for_translation

LANGUAGE = "ro"
SECONDS, MEGABYTES = 20, 300
SENTENCE = "Call child protection within 24 hours, say who you are, and write down text {number} for the record."


def bench_exchange(segments: int) -> Iterator[Row]:
    """A tenth of the texts first, to compare the number of queries."""
    few, many = _imported(segments // 10), _imported(segments)
    cpu, memory = many["cpu"], many["memory"]
    detail = f"{many['saved']:.0f} texts, {many['megabytes']:.1f} MB, {many['queries']:.0f} queries"
    yield Row("importing an XLIFF file", "CPU seconds", cpu, f"<= {SECONDS}", cpu <= SECONDS, "", detail)
    yield Row("memory of it", "MB", memory, f"< {MEGABYTES}", memory < MEGABYTES)
    growth = many["queries"] / few["queries"]
    yield Row("its queries", "a tenth of the texts", growth, "<= 1.5", growth <= 1.5)


def _imported(segments: int) -> dict[str, float]:
    with tempfile.NamedTemporaryFile(suffix=".xlf") as file:
        file.write(_translated(segments))
        file.flush()
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.rows.exchange", databases.current(), LANGUAGE, file.name],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _translated(segments: int) -> bytes:
    """The file of a new page of so many texts, translated whole."""
    body = [
        {"type": "text", "id": str(uuid4()), "value": f"<p>{SENTENCE.format(number=number)}</p>"}
        for number in range(segments)
    ]
    page = NewsPage(title="A long page", slug=f"long-{uuid4().hex[:8]}", body=body)
    NewsIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
    publish(revision=page.save_revision(user=editor()), by=second_person())
    [row] = submit_for_translation(page=page, languages=[LANGUAGE], by=editor())
    return fill_xliff(export(row), lambda path, source: f"tradus-{source}" if path == "slug" else f"Tradus: {source}")


def main(database: str, language: str, path: str) -> None:
    databases.use(database)
    translator = person(Role.TRANSLATOR, language)
    began = time.process_time()
    data = Path(path).read_bytes()
    with CaptureQueriesContext(connection) as queries:
        batch = stage_import(
            name="long.xlf", data=data, language=language, by=translator, reader=Reader(user_id=1, writer=True)
        )
        take_over(batch=batch, by=translator, only_new=True)
        apply_import(batch_id=batch.pk)
    found = {
        "cpu": time.process_time() - began,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "queries": len(queries),
        "saved": batch.rows.filter(outcome="saved").count(),
        "megabytes": len(data) / 1_000_000,
    }
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
