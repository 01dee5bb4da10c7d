"""The translation desk against wagtail-localize's own editor of the same page, as a translator asks for both."""

from collections.abc import Callable, Iterator
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from home.models import NewsIndexPage, NewsPage
from hub.models import User
from hub.publishing.services.publish import publish
from tests.bench.measure import Row, frame_queries, queries, side_by_side
from translation.models import PageTranslation
from translation.queries.texts import segments_of, target_page
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.submit import submit_for_translation

GOAL, QUERIES = 0.5, 15
LANGUAGE = "ro"


def bench_desk(segments: int) -> Iterator[Row]:
    """A page of so many texts, half of them translated; both editors show every one."""
    row = _page(segments)
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(email="translator.ro@example.org"))
    desk = _asking(client, reverse("translation:desk", args=[row.language, row.page_key]))
    stock = _asking(client, reverse("wagtailadmin_pages:edit", args=[target_page(row).pk]))
    frame = frame_queries(client)
    own, theirs = queries(desk) - frame, queries(stock) - frame
    mine, reference = side_by_side(desk, stock)
    ratio = mine / reference
    detail = f"{mine * 1000:.0f} ms against {reference * 1000:.0f} ms, {own} queries against {theirs}, frame {frame}"
    met, goal = ratio <= GOAL and own <= QUERIES, f"<= {GOAL}, {QUERIES} queries of its own"
    yield Row(f"translation desk, {segments} texts", "the stock editor, in seconds", ratio, goal, met, "", detail)


def _page(segments: int) -> PageTranslation:
    editor = User.objects.get(email="editor@example.org")
    page = NewsPage(title="Bench", slug=f"bench-{uuid4()}", summary="A long page.", body=[])
    NewsIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
    page.body = [
        {"type": "text", "id": str(uuid4()), "value": f"<p>Call child protection, say who calls: note {number}.</p>"}
        for number in range(segments)
    ]
    publish(revision=page.save_revision(user=editor), by=editor, announced=False)
    [row] = submit_for_translation(page=page, languages=[LANGUAGE], by=editor)
    edits = [
        Edit(one.key, f"Sunați la protecția copilului: nota {one.words.rpartition(' ')[2]}", mark(one.target))
        for one in segments_of(row)[::2]
        if one.block_id not in {"slug", "title", "summary"}
    ]
    outcome = save_segments(translation=row, edits=edits, by=User.objects.get(email="translator.ro@example.org"))
    if outcome.problems:
        raise ValueError(next(iter(outcome.problems.values())))
    return row


def _asking(client: Client, path: str) -> Callable[[], object]:
    def ask() -> object:
        response = client.get(path)
        if response.status_code != 200:
            raise RuntimeError(f"{path}: {response.status_code}")
        return response.content

    return ask
