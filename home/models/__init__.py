"""Pages of the front of the house."""

from home.models.feedback import FeedbackDay
from home.models.home_page import HomePage
from home.models.news import NewsCountry, NewsPage, NewsTheme
from home.models.news_index import NewsIndexPage
from home.models.standard_page import StandardPage

__all__ = ["FeedbackDay", "HomePage", "NewsCountry", "NewsIndexPage", "NewsPage", "NewsTheme", "StandardPage"]
