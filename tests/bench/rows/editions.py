"""Publishing an edition of a grown manual, and its PDF against bare WeasyPrint on the same HTML.

What is measured runs in a process of its own, so that its CPU seconds and its memory are its alone:
python -m tests.bench.rows.editions publish|ours|bare DATABASE ARGUMENT
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
from typing import Any
from uuid import uuid4

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "hub.settings.test"
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    django.setup()

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings
from wagtail.models import Locale

from hub.publishing.calendar import today
from hub.publishing.fingerprint import fingerprint
from hub.typesetting import OPTIONS, typeset
from manual.files import book, page, pdf
from manual.models import EditionDraft, Impression, ManualPage, SectionPage
from manual.queries.readiness import of_next, read_now
from manual.services.prepare_edition import prepare_edition
from manual.services.publish_edition import publish_edition
from manual.services.submit_edition import submit_edition
from tests.bench.measure import Row
from tests.manual import tree
from tests.rig import databases
from translation.models import Approval

A_CHAPTER = 20
SECONDS, MEGABYTES = 60, 400
TIME, MEMORY = 1.15, 1.2


def bench_editions(sections: int, media: Path) -> Iterator[Row]:
    """Half of the sections first, to compare the number of queries; `media` holds the sample's pictures."""
    with override_settings(MEDIA_ROOT=media):
        yield from _measured(sections)


def _measured(sections: int) -> Iterator[Row]:
    whole = [_published(sections // 2), _published(sections - sections // 2)]
    few, many = (found["queries"] for found in whole)
    found = whole[-1]
    detail = f"{found['sections']} sections x {found['languages']} languages, {few} and {many} queries"
    cpu, memory = found["cpu"], found["memory"]
    yield Row("publishing an edition", "CPU seconds", cpu, f"<= {SECONDS}", cpu <= SECONDS, "", detail)
    yield Row("memory of it", "MB", memory, f"< {MEGABYTES}", memory < MEGABYTES)
    growth = many / max(few, 1)
    linear = found["sections"] / whole[0]["sections"]
    yield Row("its queries", "half of the manual", growth, f"<= {linear:.2f} (linear)", growth <= linear * 1.05)
    yield from _typeset()


def _published(more: int) -> dict[str, float]:
    grow(more)
    draft = _submitted()
    return _child("publish", str(draft.pk))


def _typeset() -> Iterator[Row]:
    """Ours and bare in turn, twice each."""
    impression = Impression.objects.filter(language=settings.LANGUAGE_CODE).order_by("-pk")[0]
    html = page.html(book.read(impression, for_practitioners=False), style="print")
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
        file.write(html)
        file.flush()
        measured = [(_child("ours", str(impression.pk)), _child("bare", file.name)) for _round in range(2)]
    time_taken = sum(ours["cpu"] for ours, _bare in measured) / sum(bare["cpu"] for _ours, bare in measured)
    memory = max(ours["memory"] for ours, _bare in measured) / max(bare["memory"] for _ours, bare in measured)
    ours, bare = measured[-1]
    detail = f"{ours['kilobytes']:.0f} kB, {ours['cpu']:.1f} s and {ours['memory']:.0f} MB"
    name = "PDF of the whole manual"
    reference = f"bare WeasyPrint, {bare['cpu']:.1f} s and {bare['memory']:.0f} MB"
    yield Row(f"{name}, time", reference, time_taken, f"<= {TIME}", time_taken <= TIME, "", detail)
    yield Row(f"{name}, memory", reference, memory, f"<= {MEMORY}", memory <= MEMORY)


def grow(sections: int) -> None:
    """More sections in chapters of twenty, each approved in every language; their text is the sample's."""
    root = ManualPage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    bodies = [list(one.body.get_prep_value()) for one in SectionPage.objects.filter(locale=root.locale, live=True)[:20]]
    others = [locale for locale in Locale.objects.all() if locale.pk != root.locale_id]
    for first in range(0, sections, A_CHAPTER):
        mark = uuid4().hex[:6]
        source = tree.chapter(root, f"Chapter {mark}")
        chapters = {locale.pk: _translated(source, root, locale) for locale in others}
        for number in range(min(A_CHAPTER, sections - first)):
            body = [{**block, "id": str(uuid4())} for block in bodies[(first + number) % len(bodies)]]
            section = tree.section(source, f"Section {mark} {number}", body)
            for locale in others:
                _translated(section, chapters[locale.pk], locale)


def _translated(source: Any, parent: Any, locale: Locale) -> Any:
    """`source` as an approved, public translation."""
    if isinstance(parent, ManualPage):
        parent = ManualPage.objects.get(locale=locale)
    fields = {"body": source.body.get_prep_value()} if isinstance(source, SectionPage) else {}
    parent.refresh_from_db()
    made = parent.add_child(
        instance=type(source)(
            title=source.title,
            slug=source.slug,
            summary=source.summary,
            locale=locale,
            translation_key=source.translation_key,
            **fields,
        )
    )
    revision = made.save_revision()
    type(made).objects.filter(pk=made.pk).update(live_revision=revision)
    Approval.objects.create(
        page_key=source.translation_key,
        language=locale.language_code,
        revision_id=revision.pk,
        source_revision_id=source.live_revision_id,
        hashes=fingerprint(source),
    )
    return made


def _submitted() -> EditionDraft:
    number = of_next(user=tree.editor()).number
    draft = prepare_edition(number=number, title="Grown", effective=today(), by=tree.editor())
    draft.notes.filter(text="").update(text="It is new.")
    submit_edition(draft=draft, by=tree.editor())
    return draft


def _child(what: str, argument: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.rows.editions", what, databases.current(), argument],
        env={**os.environ, "MEDIA_ROOT": str(settings.MEDIA_ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _publish(draft_id: str) -> dict[str, float]:
    draft = EditionDraft.objects.get(pk=draft_id)
    read = read_now(draft.pk)
    with CaptureQueriesContext(connection) as queries:
        edition = publish_edition(draft=draft, by=tree.colleague(), read=read)
    impressions = list(edition.impressions.all())
    sections = impressions[0].sections.count()
    return {"queries": len(queries), "sections": sections, "languages": len(impressions)}


def _ours(impression_id: str) -> dict[str, float]:
    impression = Impression.objects.select_related("edition").get(pk=impression_id)
    return {"kilobytes": len(pdf.pdf(book.read(impression, for_practitioners=False))) / 1000}


def _bare(path: str) -> dict[str, float]:
    document = typeset(Path(path).read_text(encoding="utf-8"))
    return {"kilobytes": len(document.write_pdf(**OPTIONS)) / 1000}


def main(what: str, database: str, argument: str) -> None:
    databases.use(database)
    began = time.process_time()
    found = {"publish": _publish, "ours": _ours, "bare": _bare}[what](argument)
    found |= {
        "cpu": time.process_time() - began,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
