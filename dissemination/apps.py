from django.apps import AppConfig


class DisseminationConfig(AppConfig):
    name = "dissemination"

    def ready(self) -> None:
        from dissemination import (
            account_handlers,  # noqa: F401 - registers the receiver
            checks,  # noqa: F401 - registers itself
            digest_handlers,  # noqa: F401 - registers the receivers
            edition_handlers,  # noqa: F401 - registers the receiver
        )
        from dissemination.channels.notices import LedgerNotices
        from dissemination.follow_box import follow_box
        from dissemination.queries.held_in_country import held
        from dissemination.queries.lanes import standing_still
        from dissemination.sample import steps
        from dissemination.search_alerts import DigestAlerts
        from dissemination.services.end_by_mail import LOCAL_PART, end_by_mail
        from dissemination.services.hear_canary import LOCAL_PART as CANARIES
        from dissemination.services.hear_canary import hear_canary
        from dissemination.services.take_report import LOCAL_PART as REPORTS
        from dissemination.services.take_report import take_report
        from dissemination.sitemap import entries
        from hub.ports import follow, inbox, liveness, notices, related, saved_searches, sitemap

        notices.provide(LedgerNotices())
        follow.provide(follow_box)
        saved_searches.provide_alerts(DigestAlerts())
        inbox.register(LOCAL_PART, end_by_mail)
        inbox.register(CANARIES, hear_canary)
        inbox.register(REPORTS, take_report)
        related.register("coverage", held)
        sitemap.register("dissemination", entries)
        liveness.register("dissemination", standing_still)
        steps.register()
