"""The first view of two long editions compared, and the view after it."""

import random
import time
from collections.abc import Callable, Iterator
from datetime import date
from uuid import uuid4

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from hub.ports import versions
from manual.models import Edition, EditionState, FrozenSection, Impression
from tests.bench.measure import Row
from tests.bench.rows.pages import caller, first

SECONDS = 2
PARAGRAPHS, WORDS = 15, 60
OLDER, NEWER = "9001", "9002"
LEXICON = [f"word{number}" for number in range(2000)]


def bench_comparing(sections: int) -> Iterator[Row]:
    """CPU seconds of this process for the overview, for the section that changed most, and for the kept overview."""
    _freeze(sections)
    path = f"/en/manual/editions/{OLDER}/compare/{NEWER}/"
    with override_settings(ROOT_URLCONF="hub.urls"):
        handler = WSGIHandler()
        yield _row(f"comparing two editions of {sections} sections", first(caller(handler, path)))
        yield _row("comparing one section word by word", first(caller(handler, f"{path}1.1/")))
        caller(handler, path)()
        yield _row("the comparison once it is kept", caller(handler, path))


def _row(name: str, ask: Callable[[], int]) -> Row:
    start = time.process_time()
    with CaptureQueriesContext(connection) as captured:
        size = ask()
    spent = time.process_time() - start
    detail = f"{len(captured)} queries, {size / 1000:.0f} kB"
    return Row(name, "CPU seconds", spent, f"<= {SECONDS}", spent <= SECONDS, "", detail)


def _freeze(sections: int) -> None:
    """Two editions that nobody reads yet; in the newer one every section has changed, one paragraph in three."""
    chance = random.Random(7)  # noqa: S311 - the same text at every run
    keys = [uuid4() for _section in range(sections)]
    before = [[_words(chance) for _paragraph in range(PARAGRAPHS)] for _key in keys]
    after = [[_edited(text, chance) if chance.random() < 1 / 3 else text for text in texts] for texts in before]
    for number, bodies in ((OLDER, before), (NEWER, after)):
        edition = Edition.objects.create(
            number=number,
            order=Edition.order_of(number),
            title="A long edition",
            effective=date(2999, 1, 1),
            prepared_by=uuid4(),
            approved_by=uuid4(),
        )
        EditionState.objects.create(edition=edition)
        impression = Impression.objects.create(
            edition=edition, language="en", number=1, title="Manual", sha256="0" * 64, approved_by=uuid4()
        )
        FrozenSection.objects.bulk_create(
            _section(impression, place, key, texts)
            for place, (key, texts) in enumerate(zip(keys, bodies, strict=True), start=1)
        )
    versions.bump()


def _section(impression: Impression, place: int, key: object, texts: list[str]) -> FrozenSection:
    number = "1" if place == 1 else f"1.{place - 1}"
    blocks = [
        {
            "id": f"{key}"[:30] + f"{index:04}",
            "kind": "paragraph",
            "number": f"{number}.{index}",
            "text": f"<p>{text}</p>",
        }
        for index, text in enumerate(texts, start=1)
    ]
    return FrozenSection(
        impression=impression,
        order=place,
        page_key=key,
        kind="chapter" if place == 1 else "section",
        number=number,
        title=f"Section {place}",
        summary="",
        text_language="en",
        source_sha256="0" * 64,
        blocks=blocks,
        html="",
        restricted=False,
        sha256="0" * 64,
    )


def _words(chance: random.Random) -> str:
    return " ".join(chance.choice(LEXICON) for _word in range(WORDS)) + "."


def _edited(text: str, chance: random.Random) -> str:
    return " ".join(chance.choice(LEXICON) if chance.random() < 0.1 else word for word in text.split())
