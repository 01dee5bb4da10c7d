"""What subscribers hear of. A new kind of content is one adapter, in a module here, and its line in `SOURCES`."""

from dissemination.sources.base import Announcement, Item, Source, Words
from dissemination.sources.editions import Editions
from dissemination.sources.findings import Findings
from dissemination.sources.glossary import Glossary
from dissemination.sources.initiatives import Initiatives
from dissemination.sources.law import Law
from dissemination.sources.news import News
from dissemination.sources.pages import Pages
from dissemination.sources.sections import Sections
from dissemination.sources.statistics import Statistics
from dissemination.sources.studies import Studies
from dissemination.sources.trainings import Trainings

__all__ = ["PAGES", "SOURCES", "Announcement", "Item", "News", "Pages", "Source", "Words"]

SOURCES: dict[str, Source] = {
    source.kind: source
    for source in (
        *(Editions(), Law(), Sections(), Glossary(), News(), Trainings()),
        *(Studies(), Statistics(), Findings(), Initiatives()),
    )
}
"""In the order in which a message shows them."""

PAGES: dict[str, Pages] = {one.page_model: one for one in SOURCES.values() if isinstance(one, Pages)}
"""By the model of the page."""
