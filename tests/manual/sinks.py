"""Every place where text of the manual can come out, as an anonymous visitor finds it. A new sink is one line in SINKS.

`read` gives all that the sink shows. A sink of editions is asked for each edition and may show what applied then; one
of the past may show every text that was public once and is not closed today.
"""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.test import Client

from hub.ports import citable, full_text, related, sitemap
from hub.publishing.access import visible_pages
from manual.files import book, data, epub, page
from manual.models import Edition, Impression, SectionPage
from manual.queries.law import slug_of

LANGUAGES = ("en", "ro")
LAW = "2011/36/EU 13(2)"
TERM = "grooming"
THEME = "lanterns"
COUNTRY = "NL"
COMMON = "lantern"
"""A word of every paragraph, so that search finds them all."""


@dataclass
class Visit:
    """One look at the Hub: `numbers` to ask for, and the `edition` for sinks of editions."""

    client: Client
    numbers: list[str]
    pages: list[str]
    edition: str = ""

    def get(self, *paths: str) -> str:
        """Bodies of all answers, redirects followed; a file that is withheld is no text."""
        return "\n".join(self._text(path) for path in paths)

    def _text(self, path: str) -> str:
        answer = self.client.get(path, follow=True)
        assert answer.status_code < 500 or answer.status_code == 503, (path, answer.status_code)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return content.decode(errors="replace") + " ".join(str(value) for value in answer.headers.values())

    def each(self, pattern: str) -> list[str]:
        """Addresses in every language, for every number where the pattern has one."""
        numbers = self.numbers if "{number}" in pattern else [""]
        return [
            pattern.format(language=language, number=number, edition=self.edition)
            for language in LANGUAGES
            for number in numbers
        ]


Read = Callable[[Visit], str]


@dataclass(frozen=True)
class Sink:
    name: str
    read: Read
    of_editions: bool = False
    of_the_past: bool = False


def at(name: str, *patterns: str, of_editions: bool = False, of_the_past: bool = False) -> Sink:
    """A sink that is a few addresses."""

    def read(visit: Visit) -> str:
        return visit.get(*(path for one in patterns for path in visit.each(one)))

    return Sink(name, read, of_editions, of_the_past)


def _pages(visit: Visit) -> str:
    return visit.get(*visit.pages)


def _related(visit: Visit) -> str:
    numbers = frozenset(visit.numbers)
    return "".join(str(related.ask(related.RelatedQuestion(language=code, numbers=numbers))) for code in LANGUAGES)


def _citable(visit: Visit) -> str:
    manual = citable.get()
    found = [manual.resolve(number, language=code) for code in LANGUAGES for number in visit.numbers]
    chapters = [manual.chapters(language=code) for code in LANGUAGES]
    return str([found, chapters, [manual.resting_on(LAW, language=code) for code in LANGUAGES]])


def _sitemap(visit: Visit) -> str:
    return visit.get("/sitemap.xml") + str(list(sitemap.entries()))


def _full_text(visit: Visit) -> str:
    """Of all sections at once, as a feed asks that announces them."""
    public = visible_pages(SectionPage.objects.select_related("locale"))
    spoken = [[page for page in public if page.locale.language_code == code] for code in LANGUAGES]
    return str([full_text.of(pages) for pages in spoken])


def _impressions(visit: Visit) -> Iterable[Impression]:
    return Impression.objects.filter(edition__number=visit.edition).select_related("edition")


def _book(visit: Visit) -> str:
    return "".join(page.html(book.read(one, for_practitioners=False), style="screen") for one in _impressions(visit))


def _data(visit: Visit) -> str:
    return "".join(data.data(book.read(one, for_practitioners=False)).decode() for one in _impressions(visit))


def _epub(visit: Visit) -> str:
    texts = []
    for one in _impressions(visit):
        packed = epub.epub(book.read(one, for_practitioners=False), modified=one.published_at)
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            texts += [archive.read(name).decode() for name in archive.namelist()]
    return "".join(texts)


def _kept(visit: Visit) -> str:
    """Of the edition in force alone, which is the last one: all that the machine makes apply from today."""
    if visit.edition != editions()[-1]:
        return ""
    files = ("EU.json", "read/for/EU/", "read/words.json", "read/{number}/")
    return visit.get(*(path for file in files for path in visit.each(f"/{{language}}/manual/offline/{file}")))


CITATIONS = ("cite/", "cite.txt", "cite.ris", "cite.json")
SINKS = [
    Sink("page", _pages),
    at("contents", "/{language}/manual/", "/{language}/"),
    at("number", "/{language}/manual/{number}/"),
    at(
        "citations",
        *(f"/{{language}}/manual/{{number}}/{form}" for form in CITATIONS),
        of_the_past=True,
    ),
    at(
        "citations of an edition",
        *(f"/{{language}}/manual/{{number}}/{form}?edition={{edition}}" for form in CITATIONS),
        of_editions=True,
    ),
    at("something wrong", "/{language}/manual/{number}/wrong/", "/{language}/manual/{number}/wrong/sent/"),
    at("list under a legal article", "/{language}/law/", f"/{{language}}/law/{slug_of(LAW)}/"),
    at("glossary", "/{language}/glossary/", f"/{{language}}/glossary/{TERM}/"),
    at("search", f"/{{language}}/search/?q={COMMON}", f"/{{language}}/search/?q={COMMON}&page=2"),
    at("search by number", "/{language}/search/?q={number}"),
    at("suggestions", *(f"/{{language}}/search/suggestions/{start}/" for start in ("zq", COMMON[:4]))),
    at("what a browser is told of the search", "/{language}/search/opensearch.xml"),
    at("card", "/{language}/manual/card/", "/{language}/manual/card/nl/police/"),
    at("feeds", "/{language}/feed.atom", "/{language}/feed.json"),
    at(
        "theme and its feeds",
        *(f"/{{language}}/themes/{THEME}/{name}" for name in ("", "feed.atom", "feed.json")),
    ),
    at("country", f"/{{language}}/countries/{COUNTRY}/"),
    at(
        "feeds of editions",
        "/{language}/manual/editions/feed.atom",
        "/{language}/manual/editions/feed.json",
        of_the_past=True,
    ),
    Sink("sitemap", _sitemap),
    at("API lists", "/api/v1/manual/chapters?language={language}", "/api/v1/manual/sections?language={language}"),
    at(
        "API texts",
        "/api/v1/manual/sections/{number}?language={language}",
        "/api/v1/manual/paragraphs/{number}?language={language}",
    ),
    at(
        "API of law and glossary",
        "/api/v1/manual/law?language={language}",
        f"/api/v1/manual/law/{slug_of(LAW)}?language={{language}}",
        "/api/v1/manual/glossary?language={language}",
        f"/api/v1/manual/glossary/{TERM}?language={{language}}",
    ),
    at("API of what is new", "/api/v1/news?language={language}", "/api/v1/manual/editions", of_the_past=True),
    Sink("whole text for feeds", _full_text),
    Sink("related panel", _related),
    Sink("port for other rooms", _citable),
    at("editions", "/{language}/manual/editions/", "/{language}/manual/editions/{edition}/", of_editions=True),
    at("text of an edition", "/{language}/manual/{number}/?edition={edition}", of_editions=True),
    at("API of editions", "/api/v1/manual/sections/{number}?language={language}&edition={edition}", of_editions=True),
    at(
        "files as built",
        "/{language}/manual/editions/{edition}/manual.html",
        "/{language}/manual/editions/{edition}/manual.json",
        "/{language}/manual/editions/{edition}/manual-practitioners.pdf",
        of_editions=True,
    ),
    at(
        "comparison",
        "/{language}/manual/editions/1/compare/{edition}/",
        "/{language}/manual/editions/1/compare/{edition}/{number}/",
        "/{language}/manual/editions/1/compare/{edition}/{number}/side-by-side/",
        "/{language}/manual/editions/{edition}/since/",
        of_editions=True,
        of_the_past=True,
    ),
    at("history of a paragraph", "/{language}/manual/{number}/history/", of_the_past=True),
    Sink("kept on a device", _kept, of_editions=True),
    Sink("HTML file", _book, of_editions=True),
    Sink("file of data", _data, of_editions=True),
    Sink("EPUB", _epub, of_editions=True),
]


def editions() -> list[str]:
    return list(Edition.objects.order_by("order").values_list("number", flat=True))


def addresses() -> list[str]:
    """Every address that a chapter or section has or had below either prefix, published or not."""
    found = []
    for section in SectionPage.objects.select_related("locale"):
        chapter = section.get_parent()
        for language in LANGUAGES:
            found += [f"/{language}/manual/{chapter.slug}/", f"/{language}/manual/{chapter.slug}/{section.slug}/"]
    return list(dict.fromkeys(found))
