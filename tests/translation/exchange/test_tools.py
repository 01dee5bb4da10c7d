"""What other tools write, by hand in their shapes: the Hub finds its texts in each."""

from typing import Any

import pytest

from home.models import NewsPage
from tests.translation.conftest import CALL, publish_now, submit
from tests.translation.exchange.making import RICH, export, stage
from translation.models import ImportBatch, PageTranslation
from translation.queries.texts import segments_of

pytestmark = pytest.mark.django_db
OASIS = "urn:oasis:names:tc:xliff:document:1.2"
RICH_SOURCE = (
    'Call <g id="1" ctype="bold"><mrk mtype="protected">112</mrk></g> or see <g id="2" ctype="link">the rules</g>.'
    '<x id="3" ctype="lb"/>Then <g id="4" ctype="italic">wait</g>.'
)
RICH_TARGET = 'Sunați <g id="1">112</g> ori vedeți <g id="2">regulile</g>.<x id="3"/>Apoi <g id="4">așteptați</g>.'
STORED = 'Sunați <b>112</b> ori vedeți <a id="a1">regulile</a>.<br/>Apoi <i>așteptați</i>.'


@pytest.fixture
def row(news: NewsPage, editor: Any) -> PageTranslation:
    draft = news.get_latest_revision_as_object()
    draft.body = [{"type": "text", "id": CALL, "value": RICH}]
    publish_now(draft.save_revision(user=editor), editor)
    return submit(news, editor)


def keys(row: PageTranslation) -> dict[str, str]:
    return {segment.path: segment.key for segment in segments_of(row)}


def status(batch: ImportBatch, source: str) -> str:
    return str(batch.rows.get(source__startswith=source).status)


def text(batch: ImportBatch, source: str) -> str:
    return str(batch.rows.get(source__startswith=source).text)


def omegat(row: PageTranslation) -> str:
    """Attributes in another order, new line ends and indents, no header notes, `approved`."""
    found = keys(row)
    return f"""<?xml version='1.0' encoding='UTF-8' standalone='no'?>\r
<xliff xmlns="{OASIS}" xmlns:okp="okapi-framework:xliff-extensions" version="1.2">\r
<file datatype="html" okp:inputEncoding="utf-8" original="{row.page_key}" source-language="en" target-language="ro">\r
<body>\r
<trans-unit resname="title" approved="yes" id="{found["title"]}">\r
<source xml:lang="en">Two calls</source>\r
<target state="translated" xml:lang="ro">Două apeluri</target>\r
</trans-unit>\r
<trans-unit id="{found["body." + CALL]}" resname="body.{CALL}">\r
<source xml:lang="en">{RICH_SOURCE}</source>\r
<target xml:lang="ro">\r
    {RICH_TARGET}\r
</target>\r
<alt-trans match-quality="80"><source>Call</source><target>Altceva</target></alt-trans>\r
</trans-unit>\r
</body></file></xliff>"""


def memoq(row: PageTranslation) -> str:
    """Segmented: `<seg-source>`, and the target in `<mrk mtype="seg">`; a prefix for the namespace, CDATA."""
    found = keys(row)
    return f"""<x:xliff version="1.2" xmlns:x="{OASIS}" xmlns:mq="MQXliff">
<x:file original="C:\\work\\{row.page_key}" source-language="en-GB" target-language="ro-RO" datatype="html"><x:body>
<x:trans-unit id="{found["title"]}" mq:status="ManuallyConfirmed" resname="title">
<x:source>Two calls</x:source><x:target xml:space="preserve"><![CDATA[Două apeluri]]></x:target></x:trans-unit>
<x:trans-unit id="{found["body." + CALL]}">
<x:source>{_prefixed(RICH_SOURCE)}</x:source>
<x:seg-source><x:mrk mtype="seg" mid="0">Call</x:mrk></x:seg-source>
<x:target><x:mrk mtype="seg" mid="0">Sunați <x:g id="1">112</x:g> ori vedeți <x:g id="2">regulile</x:g>.</x:mrk><x:x
 id="3"/><x:mrk mtype="seg" mid="1">Apoi <x:g id="4">așteptați</x:g>.</x:mrk></x:target></x:trans-unit>
</x:body></x:file></x:xliff>"""


def trados(row: PageTranslation) -> str:
    """Pairs as `<bpt>` and `<ept>`, `<ph>` for what stands alone, groups around units, foreign elements."""
    found = keys(row)
    source = (
        'Call <bpt id="1">&lt;b&gt;</bpt>112<ept id="1">&lt;/b&gt;</ept> or see <bpt id="2">{</bpt>the rules'
        '<ept id="2">}</ept>.<ph id="3" ctype="lb"/>Then <bx id="4" rid="9"/>wait<ex id="5" rid="9"/>.'
    )
    target = (
        'Sunați <bpt id="1">&lt;b&gt;</bpt>112<ept id="1">&lt;/b&gt;</ept> ori vedeți <bpt id="2">{</bpt>regulile'
        '<ept id="2">}</ept>.<ph id="3" ctype="lb"/>Apoi <bx id="4" rid="9"/>așteptați<ex id="5" rid="9"/>.'
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2" xmlns="{OASIS}">
<file source-language="en-US" target-language="ro-RO" original="{row.page_key}" datatype="x-sdlfilterframework2">
<header><sdl:ref-files/><note from="hub-edition">2</note></header><body><group id="g1"><sdl:cxts/>
<trans-unit id="{found["title"]}"><source>Two calls</source><target>Două apeluri</target>
<sdl:seg-defs><sdl:seg id="1" conf="Translated"/></sdl:seg-defs></trans-unit>
<trans-unit id="{found["body." + CALL]}"><source>{source}</source><target>{target}</target></trans-unit>
</group></body></file></xliff>"""


def toolkit(row: PageTranslation) -> str:
    """Virtaal, Weblate: no namespace at all, units found by their place since the ids were made anew."""
    return f"""<xliff version="1.1"><file original="{row.page_key}" source-language="en" target-language="ro"
 datatype="po"><body><trans-unit xml:space="preserve" id="1" resname="title" approved="no"><source>Two calls</source>
<target state="translated">Două apeluri</target></trans-unit><trans-unit id="2" resname="body.{CALL}">
<source>{RICH_SOURCE}</source><target>{RICH_TARGET}</target></trans-unit></body></file></xliff>"""


def _prefixed(inner: str) -> str:
    return inner.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")


@pytest.mark.parametrize("tool", [omegat, memoq, trados, toolkit])
def test_the_xliff_of_a_tool_is_read(row: PageTranslation, translator: Any, tool: Any) -> None:
    batch = stage(tool(row).encode(), translator, "a.xliff")
    assert (status(batch, "Two calls"), text(batch, "Two calls")) == ("new", "Două apeluri")
    assert (status(batch, "Call"), text(batch, "Call")) == ("new", STORED)
    assert batch.rows.count() == 2


@pytest.mark.parametrize("state", ["needs-translation", "needs-review-translation", "needs-adaptation", "new"])
def test_what_a_tool_calls_unfinished_is_not_chosen(row: PageTranslation, translator: Any, state: str) -> None:
    data = omegat(row).replace('state="translated"', f'state="{state}"').encode()
    found = stage(data, translator, "a.xlf").rows.get(source="Two calls")
    assert (found.status, found.taken) == ("unfinished", False)


def po_of(row: PageTranslation, entries: str) -> bytes:
    head = export(row, "po").decode().partition("\n\n")[0]
    return f"{head}\n\n{entries}\n".encode()


POEDIT = """#. Title
#, max-length:255
msgctxt "title"
msgid "Two calls"
msgstr ""
"Două "
"apeluri"

#~ msgctxt "summary"
#~ msgid "Whom to call."
#~ msgstr "Pe cine."
"""
PONTOON = """#: somewhere
#, fuzzy
#| msgid "One call"
msgctxt "title"
msgid "Two calls"
msgstr "Un apel"

# a translator's note
msgctxt "summary"
msgid "Whom to call."
msgstr ""
"""


def test_the_po_of_poedit_is_read_without_what_is_obsolete(row: PageTranslation, translator: Any) -> None:
    batch = stage(po_of(row, POEDIT), translator, "a.po")
    assert {one.source: one.text for one in batch.rows.all()} == {"Two calls": "Două apeluri"}
    batch = stage(po_of(row, POEDIT.replace("\n", "\r\n")), translator, "a.po")
    assert text(batch, "Two calls") == "Două apeluri"


def test_a_fuzzy_text_of_pontoon_is_not_taken_as_translated(row: PageTranslation, translator: Any) -> None:
    batch = stage(po_of(row, PONTOON), translator, "a.po")
    found = batch.rows.get()
    assert (found.source, found.status, found.taken) == ("Two calls", "unfinished", False)


def test_a_text_of_another_page_and_one_twice_are_refused(row: PageTranslation, translator: Any) -> None:
    strange = 'msgctxt "body.x"\nmsgid "Elsewhere"\nmsgstr "Altundeva"\n'
    twice = POEDIT.partition("#~")[0]
    batch = stage(po_of(row, f"{twice}\n{twice}\n{strange}"), translator, "a.po")
    assert sorted((one.status, one.reason) for one in batch.rows.all()) == [
        ("new", ""),
        ("refused", "The page has no such text."),
        ("refused", "This text stands in the file more than once."),
    ]
