from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The front door: front page, news, standard pages, help, feeds, sitemap."""

    name = "home"

    def ready(self) -> None:
        from home.queries.fixed_addresses import fixed_entries
        from home.related import news_about
        from home.sample.pages import make_news, make_standard_pages
        from hub.ports import related, sample, sitemap

        related.register("news", news_about)
        sitemap.register("home", fixed_entries)
        sample.register(10, "standard pages", make_standard_pages)
        sample.register(11, "news", make_news)
