"""Pages of the front of the house."""

from home.models.home_page import HomePage
from home.models.news import NewsCountry, NewsIndexPage, NewsPage, NewsTheme
from home.models.standard_page import StandardPage

__all__ = ["HomePage", "NewsCountry", "NewsIndexPage", "NewsPage", "NewsTheme", "StandardPage"]
