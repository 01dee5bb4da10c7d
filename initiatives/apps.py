from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "initiatives"

    def ready(self) -> None:
        from hub.look import json_ld as data
        from hub.ports import inbox, personal, related, saved_searches, sitemap
        from initiatives import json_ld, signal_handlers  # noqa: F401 - registers the receiver
        from initiatives.queries.addresses import sitemap_entries
        from initiatives.queries.kept_for import (
            given_addresses_of,
            initiatives_of,
            mail_notes_of,
            messages_of,
            offers_of,
            pins_of,
            questions_of,
            reports_of,
            searches_of,
            ways_back_of,
        )
        from initiatives.queries.matching import OWN_SEARCHES
        from initiatives.related import KIND, answer
        from initiatives.sample import steps
        from initiatives.services.receive_reply import receive_reply
        from initiatives.services.reply_way import LOCAL_PART

        data.register("partners", json_ld.listing)
        related.register(KIND, answer)
        sitemap.register(KIND, sitemap_entries)
        inbox.register(LOCAL_PART, receive_reply)
        saved_searches.register_own(OWN_SEARCHES)
        personal.register("saved_searches", searches_of)
        personal.register("pins", pins_of)
        personal.register("initiatives", initiatives_of)
        personal.register("offers", offers_of)
        personal.register("talk_messages", messages_of)
        personal.register("questions_asked", questions_of)
        personal.register("talk_addresses_given", given_addresses_of)
        personal.register("talk_ways_back", ways_back_of)
        personal.register("talk_mail_notes", mail_notes_of)
        personal.register("talk_reports", reports_of)
        steps.register()
