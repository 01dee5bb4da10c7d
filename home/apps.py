from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The front door: front page, news, standard pages, help, feeds, sitemap."""

    name = "home"

    def ready(self) -> None:
        from home import json_ld
        from home.queries.fixed_addresses import fixed_entries
        from home.queries.gathered import gathered_entries
        from home.related import news_about
        from home.sample import pages
        from hub.look import json_ld as data
        from hub.ports import full_text, related, sitemap
        from hub.publishing import body_text

        related.register("news", news_about)
        sitemap.register("home", fixed_entries)
        for model in ("home.NewsPage", "home.StandardPage"):
            full_text.register(model, body_text.texts)
        data.register("home.HomePage", json_ld.front_page)
        data.register("home.NewsPage", json_ld.news_page)
        data.register("home.NewsIndexPage", json_ld.news_index)
        sitemap.register("gathered", gathered_entries)
        pages.register()
