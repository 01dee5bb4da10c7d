from django.apps import AppConfig


class ResearchConfig(AppConfig):
    """Training and research."""

    name = "research"

    def ready(self) -> None:
        from hub.look import json_ld as data
        from hub.ports import full_text, personal, related, shown_files, sitemap
        from hub.publishing import body_text
        from research import (  # noqa: F401 - registers the receivers
            finding_ports,
            json_ld,
            signal_handlers,
        )
        from research.beside import statistics as statistics_beside
        from research.beside import studies as studies_beside
        from research.beside.trainings import KIND, answer
        from research.queries import series_texts
        from research.queries.addresses import follow_up_entries, sitemap_entries
        from research.queries.kept_for import (
            questionnaires_of,
            refreshers_of,
            registrations_of,
            signed_by,
            training_invitations_of,
        )
        from research.queries.materials import shows
        from research.sample import findings, focus_groups, quizzes, statistics, steps, studies

        data.register("research.TrainingPage", json_ld.training_page)
        data.register("research.TrainingIndexPage", json_ld.training_index)
        data.register("research.SeriesPage", json_ld.series_page)
        data.register("study_results", json_ld.study_results)
        data.register("study_report", json_ld.study_report)
        data.register("study_report_edition", json_ld.study_report)
        full_text.register("research.TrainingPage", body_text.texts)
        full_text.register("research.FocusGroupPage", body_text.texts)
        full_text.register("research.StudyPage", body_text.texts)
        full_text.register("research.SeriesPage", series_texts.texts)
        personal.register("training_registrations", registrations_of)
        personal.register("training_invitations", training_invitations_of)
        personal.register("questionnaires", questionnaires_of)
        personal.register("signed_questionnaires", signed_by)
        personal.register("refreshers", refreshers_of)
        related.register(KIND, answer)
        related.register(studies_beside.KIND, studies_beside.answer)
        related.register(statistics_beside.KIND, statistics_beside.answer)
        shown_files.register(KIND, shows)
        sitemap.register("studies", sitemap_entries)
        sitemap.register("follow-up", follow_up_entries)
        steps.register()
        focus_groups.register()
        statistics.register()
        quizzes.register()
        studies.register()
        findings.register()
        finding_ports.register()
