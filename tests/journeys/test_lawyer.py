"""A lawyer asks what applied on a day, compares it with what applies now, and quotes the text of then."""

import re
from datetime import date
from html import unescape

import pytest

from home.models import HomePage
from manual.models import SectionPage
from manual.services.prepare_edition import complete_notes, prepare_edition
from manual.services.submit_edition import submit_edition
from tests.manual import tree
from tests.manual.desk import Answer, Person
from tests.manual.making import approve
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-lawyer")

FIRST, SECOND = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"
CLOSED = tree.paragraph("The code word is heron.", "00000000-0000-4000-8000-00000000000c", access="practitioners")


@pytest.fixture
def hub(rig: Rig) -> Rig:
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    chapter = tree.chapter(root, "First hours")
    said = [tree.paragraph("Call the national rapporteur.", FIRST), tree.paragraph("Write it down.", SECOND)]
    section = tree.section(chapter, "Notify", [*said, CLOSED])
    publish("1", date(2013, 4, 6))
    amend(section)
    publish("2", date(2026, 10, 1))
    rig.run_web()
    return rig


def amend(section: SectionPage) -> None:
    said = [tree.paragraph("Write it down.", SECOND), tree.paragraph("Call the focal point.", FIRST)]
    tree.write(section, [*said, CLOSED])


def publish(number: str, effective: date) -> None:
    draft = prepare_edition(
        number=number, title=f"Edition {number}", effective=effective, by=tree.editor(), backdated=True
    )
    said = {note.pk: ("legal", "Names the focal point.") for note in draft.notes.all()}
    complete_notes(draft=draft, said=said, by=tree.editor())
    submit_edition(draft=draft, by=tree.editor())
    approve(draft)


def test_what_applied_then_is_found_compared_and_quoted(hub: Rig) -> None:
    lawyer = Person(hub, "")
    listed = lawyer.get("/en/manual/editions/?on=2015-03-02")
    assert "On 2 March 2015 edition 1 applied." in plain(listed)
    assert "in force from 6 April 2013 to 30 September 2026" in plain(listed)

    compared = lawyer.get("/en/manual/editions/compare/?from=2&to=1")
    assert compared.url.endswith("/en/manual/editions/1/compare/2/")
    assert "1 paragraph changed, 1 paragraph moved." in plain(compared)
    section = lawyer.get(link(compared, "1.1/"))
    assert "Law Names the focal point." in plain(section)
    assert re.search(r"<del>.*national rapporteur.*</del>.*<ins>.*focal point.*</ins>", section.text, re.DOTALL)
    beside = lawyer.get(link(section, "side-by-side/"))
    assert beside.status == 200 and "heron" not in section.text + beside.text

    cited = lawyer.get(link(section, "1.1.1/cite/?edition=1"))
    assert cited.status == 200 and "dition 1" in plain(cited)
    then = lawyer.get("/en/manual/1.1.1/?edition=1")
    assert "Call the national rapporteur." in plain(then) and "focal point" not in plain(then)
    history = lawyer.get("/en/manual/1.1.1/history/")
    assert plain(history).index("Edition 2") < plain(history).index("Edition 1")


def link(answer: Answer, end: str) -> str:
    return next(unescape(url) for url in re.findall(r'href="([^"]+)"', answer.text) if unescape(url).endswith(end))


def plain(answer: Answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())
