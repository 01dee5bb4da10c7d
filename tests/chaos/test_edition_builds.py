"""The process dies at each step of freezing an edition and of building its files: nothing is half published."""

import hashlib
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.test.utils import override_settings

from home.models import HomePage
from hub.embedded.places import CLONE
from hub.publishing.calendar import today
from manual.files import store
from manual.models import Edition, EditionDraft, EditionFile, FrozenSection, Impression, ImpressionBuild
from manual.services.build_files import build_waiting
from manual.services.freeze_impression import section_hash, whole_hash
from manual.services.prepare_edition import prepare_edition
from manual.services.submit_edition import submit_edition
from tests.manual import tree
from tests.manual.making import approve
from tests.rig.mail import wait_until
from tests.rig.processes import Rig, end_with_us

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
FILES = {"manual.html", "manual.json", "manual.epub", "manual.pdf", "chapter-1.pdf"}
BUILD = "from manual.services.build_files import build_waiting; build_waiting()"
PUBLISH = (
    "from hub.models import User; from manual.models import EditionDraft; from manual.queries import readiness;"
    "from manual.services.publish_edition import publish_edition; draft = EditionDraft.objects.get();"
    "colleague = User.objects.get(email='colleague@example.org');"
    "publish_edition(draft=draft, by=colleague, read=readiness.read_now(draft.pk))"
)

# point, the time it is passed at which the process dies, and whether the files are out afterwards
POINTS = [
    ("edition-begun", 1, False),
    ("edition-written", 1, False),
    ("edition-flushed", 3, False),
    ("edition-named", 4, False),
    ("edition-made", 1, False),
    ("edition-rows", 1, False),
    ("edition-built", 1, True),
]


@pytest.fixture
def draft(rig: Rig) -> EditionDraft:
    """An edition that waits for its second person."""
    chapter = tree.chapter(tree.plant(HomePage.objects.get(locale__language_code="en")), "First hours")
    for number in range(3):
        tree.section(chapter, f"Section {number}", [tree.paragraph("Say your name."), tree.paragraph("Then wait.")])
    tree.colleague()
    made = prepare_edition(number="1", title="One", effective=today(), by=tree.editor())
    submit_edition(draft=made, by=tree.editor())
    return made


def run(rig: Rig, code: str, **environment: str) -> int:
    """A process of its own that runs `code`."""
    return subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
        cwd=CLONE,
        env={**rig.environment(), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        preexec_fn=end_with_us,
        check=False,
        timeout=120,
    ).returncode


@pytest.mark.parametrize(("point", "time", "out"), POINTS)
def test_a_builder_dies_at_each_step(rig: Rig, draft: EditionDraft, point: str, time: int, out: bool) -> None:
    impression = approve(draft).impressions.get()
    assert run(rig, BUILD, HUB_CRASH_AT=f"{point}:{time}") == 9
    assert set(names(impression)) == (FILES if out else set())
    with override_settings(MEDIA_ROOT=rig.base / "media"):
        build_waiting()
        assert_whole(impression)
        folder = store.place(store.folder(impression))
        assert len(list(folder.iterdir())) == len(FILES), "what the dead left is swept"
    assert ImpressionBuild.objects.get().state == "built"


@pytest.mark.parametrize("point", ["edition-impression", "edition-frozen"])
def test_who_publishes_dies_before_the_commit(rig: Rig, draft: EditionDraft, point: str) -> None:
    assert run(rig, PUBLISH, HUB_CRASH_AT=point) == 9
    assert not Edition.objects.exists()
    assert not FrozenSection.objects.exists()
    draft.refresh_from_db()
    assert draft.state == EditionDraft.State.SUBMITTED
    assert run(rig, PUBLISH) == 0
    assert_frozen_whole(Impression.objects.get())


def test_a_worker_is_killed_with_the_builder_in_it(rig: Rig, draft: EditionDraft) -> None:
    """What the beat rings next builds all of it; until then the web says that it is being built."""
    rig.run_web()
    approve(draft)
    impression = Impression.objects.get()
    rig.run_worker()
    run(rig, "from manual.tasks import build_waiting; build_waiting.delay()")
    wait_until(lambda: ImpressionBuild.objects.get().state != "waiting", "the build to begin", 60)
    rig.kill_worker()
    if ImpressionBuild.objects.get().state != "built":
        assert not names(impression)
        assert status(rig, "/en/manual/editions/1/manual.pdf") == 503
    rig.run_worker(name="again")
    run(rig, "from manual.tasks import build_waiting; build_waiting.delay()")
    wait_until(lambda: ImpressionBuild.objects.get().state == "built", "the files", 90)
    with override_settings(MEDIA_ROOT=rig.base / "media"):
        assert_whole(impression)
    assert status(rig, "/en/manual/editions/1/manual.pdf") == 200


def names(impression: Impression) -> list[str]:
    return list(EditionFile.objects.filter(impression=impression).values_list("name", flat=True))


def assert_whole(impression: Impression) -> None:
    """Every file is there once, on disk as its row says."""
    assert sorted(names(impression)) == sorted(FILES)
    for file in EditionFile.objects.filter(impression=impression):
        content = Path(store.place(file.path)).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file.size, file.sha256)


def assert_frozen_whole(impression: Impression) -> None:
    sections = list(impression.sections.all())
    assert [section_hash(section) for section in sections] == [section.sha256 for section in sections]
    assert impression.sha256 == whole_hash("1", "en", [section.sha256 for section in sections])


def status(rig: Rig, path: str) -> int:
    try:
        with urllib.request.urlopen(rig.url(path), timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
