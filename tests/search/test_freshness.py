"""With a real worker: what is published is found within five seconds; without broker or worker the beat finds it."""

import re

import pytest

from search.models import LexiconWord, SearchEntry
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-search")
PUBLISH = """
import time
from home.models import NewsIndexPage, NewsPage
from hub.models import User
from hub.publishing.services.publish import publish
from hub.publishing.services.take_down import take_down
from search.models import LexiconWord, SearchEntry

by, _made = User.objects.get_or_create(email="index@example.org")
page = NewsPage(title={title!r}, slug={title!r}.lower(), summary="What the harbour police changed.")
NewsIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
publish(revision=page.save_revision(user=by), by=by)
began = time.monotonic()
while not SearchEntry.objects.filter(title={title!r}).exists() and time.monotonic() - began < {patience}:
    time.sleep(0.05)
print("found after", time.monotonic() - began)
"""
TAKE_DOWN = """
from home.models import NewsPage
from hub.publishing.services.take_down import take_down
from search.models import SearchEntry

take_down(page=NewsPage.objects.get(title={title!r}))
print("left", SearchEntry.objects.filter(title={title!r}).count())
"""


def test_what_is_published_is_found_within_five_seconds_and_its_words_are_learned(rig: Rig) -> None:
    rig.run_worker()
    said = rig.manage("shell", "-c", PUBLISH.format(title="Lanterns", patience=30))
    assert float(re.findall(r"found after ([\d.]+)", said)[0]) < 5, said
    wait_until(lambda: LexiconWord.objects.filter(word="lanterns", public=True).exists(), "the word to be learned")
    assert LexiconWord.objects.get(word="lanterns").lemma == "lantern"


def test_without_a_broker_publishing_works_and_the_index_follows(rig: Rig) -> None:
    rig.stop_broker()
    rig.manage("shell", "-c", PUBLISH.format(title="Beacons", patience=0))
    assert not SearchEntry.objects.filter(title="Beacons").exists()
    rig.manage("search_reconcile")
    assert SearchEntry.objects.get(title="Beacons").learned
    assert "left 0" in rig.manage("shell", "-c", TAKE_DOWN.format(title="Beacons"))
    rig.manage("search_reconcile")  # the counts of words follow, as every night
    rig.manage("search_reconcile", "--check")
    rig.start_broker()
