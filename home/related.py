"""News that other rooms show beside their pages, through the port `related`."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from home.models import NewsPage
from hub.ports.related import RelatedGroup, RelatedItem, RelatedQuestion
from hub.publishing.fallback import path_of


def news_about(question: RelatedQuestion) -> RelatedGroup:
    """The newest news on any of the themes or countries asked for. One query."""
    news = NewsPage.objects.in_language(question.language).readable(question.reader)
    news = news.about(themes=question.themes, countries=question.countries).newest()[: question.limit]
    rows = news.values_list("title", "url_path")
    items = [RelatedItem(title, path_of(question.language, path), question.language) for title, path in rows]
    asked = [("theme", theme) for theme in question.themes] + [("country", code) for code in question.countries]
    more = f"/{question.language}/news/?{urlencode(asked)}" if question.whole else ""
    return RelatedGroup("news", _("News"), items, more)
