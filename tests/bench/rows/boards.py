"""The board of many pages in many languages, as whoever may see all of it gets it."""

import gc
import random
import statistics
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.conf import global_settings, settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone
from wagtail.models import Locale, Page, Revision

from hub.models import ParagraphChange, Publication, User
from hub.publishing.calendar import today
from manual.models import SectionPage
from tests.bench.measure import ROUNDS, Row, frame_queries, queries
from translation.models import Approval, PageTranslation, SourceText, Step

SECONDS, QUERIES = 0.3, 15
LANGUAGES, CHAPTER, BLOCKS = 24, 25, 12


def bench_boards(sections: int) -> Iterator[Row]:
    """CPU seconds of this process for the whole page, and its queries beside those of an empty page of the admin."""
    known = dict([*settings.LANGUAGES, *global_settings.LANGUAGES])
    codes = [code for code in known if "-" not in code and code != settings.LANGUAGE_CODE][:LANGUAGES]
    with override_settings(LANGUAGES=[("en", "English"), *((code, known[code]) for code in codes)]):
        _grow(sections, codes)
        client = Client()
        client.force_login(User.objects.get(email="admin@example.org"))
        for name, asked in (("the board", {}), ("what is overdue on it", {"overdue": "on"})):
            yield _row(f"{name}, {sections} pages in {len(codes)} languages", client, asked)


def _row(name: str, client: Client, asked: dict[str, str]) -> Row:
    def ask() -> int:
        answer = client.get("/admin/translations/", asked)
        assert answer.status_code == 200
        return len(answer.content)

    size, frame = ask(), frame_queries(client)
    own = queries(ask) - frame
    spent = statistics.median(_seconds(ask) for _round in range(ROUNDS))
    met = spent <= SECONDS and own <= QUERIES
    goal = f"<= {SECONDS}, {QUERIES} queries of its own"
    return Row(name, "CPU seconds", spent, goal, met, "", f"{own} queries, frame {frame}, {size / 1000:.0f} kB")


def _seconds(ask: Any) -> float:
    gc.collect()
    start = time.process_time()
    ask()
    return time.process_time() - start


def _grow(sections: int, codes: list[str]) -> None:
    """Public pages with all that the board asks of them: most are approved, one in ten is out of date."""
    chance = random.Random(4)  # noqa: S311 - the same board at every run
    kind = ContentType.objects.get_for_model(SectionPage)
    base = ContentType.objects.get_for_model(Page)
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in ["en", *codes]}
    keys = [uuid4() for _section in range(sections)]
    trunk = Page.objects.get(depth=1)
    now = timezone.now()

    def pages(place: int, locale: Locale) -> list[Page]:
        root = Page._get_path(trunk.path, 2, 500 + place) if locale.language_code != "en" else _home().path
        made, chapter = [], root
        for number, key in enumerate(keys):
            depth, above = (3, root) if number % CHAPTER == 0 else (4, chapter)
            path = Page._get_path(above, depth, 900 + number)
            chapter = path if depth == 3 else chapter
            title = f"A section of the manual {number}"
            fields = {"title": title, "draft_title": title, "slug": f"s{number}", "url_path": f"/{number}/"}
            made.append(
                Page(
                    path=path,
                    depth=depth,
                    translation_key=key,
                    locale=locale,
                    content_type=kind,
                    first_published_at=now - timedelta(days=chance.randrange(400)),
                    **fields,
                )
            )
        return Page.objects.bulk_create(made)

    hashes = [{str(uuid4()): uuid4().hex * 2 for _block in range(BLOCKS)} for _key in keys]
    SourceText.objects.bulk_create(
        SourceText(page_key=key, page_id=0, hashes=found) for key, found in zip(keys, hashes, strict=True)
    )
    _changed(keys, hashes)
    people = list(User.objects.all()[:8])
    pages(0, locales["en"])
    for place, code in enumerate(codes, start=1):
        made = pages(place, locales[code])
        revisions = Revision.objects.bulk_create(
            Revision(content_type=kind, base_content_type=base, object_id=str(page.pk), content={}, created_at=now)
            for page in made
        )
        works, approvals = [], []
        for page, revision, key, found in zip(made, revisions, keys, hashes, strict=True):
            page.live_revision = revision
            lot = chance.random()
            page.live = lot < 0.8
            if lot < 0.9:
                state = "approved" if lot < 0.75 else chance.choice(["draft", "in_review", "returned"])
                moment = now - timedelta(days=chance.randrange(90))
                works.append(
                    PageTranslation(
                        page_key=key,
                        language=code,
                        state=state,
                        translator=chance.choice(people),
                        holder=chance.choice(people) if state != "approved" else None,
                        sent_at=moment,
                        sent_revision_id=revision.pk,
                        deadline=today() + timedelta(days=chance.randrange(-9, 60)) if lot > 0.7 else None,
                    )
                )
            if lot < 0.8:
                then = {
                    block: "old" if lot < 0.1 and not index else text
                    for index, (block, text) in enumerate(found.items())
                }
                approvals.append(
                    Approval(page_key=key, language=code, revision_id=revision.pk, source_revision_id=1, hashes=then)
                )
        Page.objects.bulk_update(made, ["live", "live_revision"], batch_size=500)
        works = PageTranslation.objects.bulk_create(works)
        Step.objects.bulk_create(Step(translation=work, kind=Step.Kind.SUBMITTED) for work in works)
        Approval.objects.bulk_create(approvals)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _home() -> Page:
    return Page.objects.get(depth=2, locale__language_code="en")


def _changed(keys: list[Any], hashes: list[dict[str, str]]) -> None:
    """The first paragraph of each page was published with a change."""
    publications = Publication.objects.bulk_create(
        Publication(
            key=f"bench:{key}",
            kind=Publication.Kind.PUBLISHED,
            page_key=key,
            language="en",
            model="manual.sectionpage",
            page_id=0,
            at=timezone.now(),
        )
        for key in keys
    )
    ParagraphChange.objects.bulk_create(
        ParagraphChange(
            publication=publication,
            block_id=next(iter(found)),
            change="changed",
            kind="procedure",
            before="old",
            after=next(iter(found.values())),
        )
        for publication, found in zip(publications, hashes, strict=True)
    )
