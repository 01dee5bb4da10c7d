"""The process dies in the middle of submitting a chapter: asked again, it goes on, and nothing is there twice."""

import subprocess
import sys
from collections import Counter

import pytest
from django.conf import settings
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from home.models import HomePage
from hub.embedded.places import CLONE
from tests.chaos.conftest import KILLS, WHOLE
from tests.manual import tree
from tests.rig.mail import wait_until
from tests.rig.processes import Rig, end_with_us
from translation.models import PageTranslation, SourceText, Step

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
SECTIONS = 40 if WHOLE else 8
SUBMIT = (
    "from hub.models import User; from manual.models import ChapterPage; from wagtail.models import Locale;"
    "from translation.services.submit import submit_tree;"
    "languages = [one.language_code for one in Locale.objects.exclude(language_code='en')];"
    "chapter = ChapterPage.objects.get(locale__language_code='en');"
    "submit_tree(page=chapter, languages=languages, by=User.objects.get(email='editor@example.org'))"
)


def submitting(rig: Rig) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", SUBMIT],
        cwd=CLONE,
        env=rig.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=end_with_us,
    )


def test_a_killed_submission_goes_on_and_doubles_nothing(rig: Rig) -> None:
    chapter = tree.chapter(tree.plant(HomePage.objects.get(locale__language_code="en")), "First hours")
    for number in range(SECTIONS):
        tree.section(chapter, f"Section {number}", [tree.paragraph("Say your name."), tree.paragraph("Then wait.")])
    languages = set(Locale.objects.values_list("language_code", flat=True)) - {settings.LANGUAGE_CODE}
    keys = set(chapter.get_descendants(inclusive=True).values_list("translation_key", flat=True))
    owed = {(key, language) for key in keys for language in languages}
    for kill in range(KILLS):
        before, process = PageTranslation.objects.count(), submitting(rig)
        wait_until(lambda: PageTranslation.objects.count() > before, f"kill {kill + 1}", 120)  # noqa: B023 - called at once
        process.kill()
        process.wait(timeout=30)
        assert_nothing_twice_or_half()
        assert PageTranslation.objects.filter(page_key__in=keys).count() < len(owed), "it was over before it was killed"
    for _time in range(2):
        assert submitting(rig).wait(timeout=600) == 0
        rows = PageTranslation.objects.filter(page_key__in=keys)
        assert set(rows.values_list("page_key", "language")) == owed
        assert_nothing_twice_or_half()


def assert_nothing_twice_or_half() -> None:
    """Each work has its page, its step, its source text and its row at wagtail-localize, once; the tree is whole."""
    works = set(PageTranslation.objects.values_list("page_key", "language"))
    translated = Page.objects.filter(translation_key__in=[key for key, _language in works])
    pages = Counter(translated.values_list("translation_key", "locale__language_code"))
    assert {place for place in pages if place[1] != settings.LANGUAGE_CODE} == works
    assert set(pages.values()) <= {1}
    assert Step.objects.filter(kind=Step.Kind.SUBMITTED).count() == len(works)
    assert Counter(Translation.objects.values_list("source__object_id", "target_locale__language_code")) == Counter(
        works
    )
    assert SourceText.objects.count() == TranslationSource.objects.count()
    assert not any(Page.find_problems())
    assert not translated.live().exclude(locale__language_code=settings.LANGUAGE_CODE).exists()
