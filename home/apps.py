from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The front door: front page, news, standard pages, help, feeds, sitemap."""

    name = "home"

    def ready(self) -> None:
        from home import json_ld
        from home.queries import full_text
        from home.queries.fixed_addresses import fixed_entries
        from home.queries.gathered import gathered_entries
        from home.related import news_about
        from home.sample import pages
        from hub.look import json_ld as data
        from hub.ports import full_text as port
        from hub.ports import related, sitemap

        related.register("news", news_about)
        sitemap.register("home", fixed_entries)
        for model in ("home.NewsPage", "home.StandardPage"):
            port.register(model, full_text.texts)
        data.register("home.HomePage", json_ld.front_page)
        data.register("home.NewsPage", json_ld.news_page)
        data.register("home.NewsIndexPage", json_ld.news_index)
        sitemap.register("gathered", gathered_entries)
        pages.register()
