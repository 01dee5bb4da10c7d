"""Series of the sample: what Eurostat published of 2023, and invented ones that say so. Figures go the way of files."""

from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from hub.models import Theme, User
from hub.ports import sample
from hub.sample.pages import EDITOR, make_page
from research.models import ResearchIndexPage, Series, SeriesImport, SeriesPage
from research.sample.steps import FOLDER, SOURCE, load
from research.services.statistics.decide import accept
from research.services.statistics.stage import stage

WORDS = ("definition", "counts", "counts_not", "source", "source_edition", "licence")
FACTS = ("unit", "decimals", "demonstrative", "source_url")


def register() -> None:
    sample.register(28, "statistics", make_series)
    sample.register(91, "figures of statistics", make_figures)


def make_series() -> None:
    index = ResearchIndexPage.objects.get(locale__language_code=SOURCE)
    for slug, about in load(FOLDER / "statistics.toml").items():
        text = load(FOLDER / SOURCE / f"{slug}.toml")
        words = {name: text[name] for name in WORDS}
        page = SeriesPage(slug=slug, live=False, **words, **{name: about[name] for name in FACTS})
        page.breaks = [_break(slug, one, text) for one in about.get("breaks", [])]
        page.themes.set(Theme.objects.filter(slug__in=about["themes"]))
        make_page(parent=index, page=page, text=text, announced=True)


def make_figures() -> None:
    """Uploaded and taken over, revisions too; one file waits."""
    editor = User.objects.get(email=EDITOR)
    for slug, about in load(FOLDER / "statistics.toml").items():
        series = Series.objects.get(page_key=_key(slug))
        if series.imports.exists():
            continue
        for name in about["files"]:
            batch = _staged(series, name, editor)
            accept(batch=batch, confirmed=set(batch.rows.values_list("line", flat=True)), by=editor)
        if "waiting" in about:
            _staged(series, about["waiting"], editor)


def _staged(series: Series, name: str, editor: User) -> SeriesImport:
    return stage(series=series, name=name, data=(FOLDER / "figures" / name).read_bytes(), by=editor)


def _break(slug: str, one: dict[str, Any], text: dict[str, Any]) -> dict[str, Any]:
    (words,) = [said["text"] for said in text["breaks"] if said["id"] == one["id"]]
    value = {"year": one["year"], "territory": one["territory"], "text": words}
    return {"type": "series_break", "id": str(uuid5(NAMESPACE_URL, f"{slug}:{one['id']}")), "value": value}


def _key(slug: str) -> UUID:
    key: UUID = SeriesPage.objects.get(slug=slug, locale__language_code=SOURCE).translation_key
    return key
