"""What the beat does in this room. Any number of beats may run: each tick is idempotent."""

from hub.periodic import Periodic

BEATS = {
    "translation-sync": Periodic(
        "translation.tasks.sync_sources",
        60,
        "Bring approved source texts before the translators whose announcement a crash lost.",
    ),
    "answer-machine-requests": Periodic(
        "translation.tasks.answer_machine_requests",
        60,
        "Ask the machine translator for suggestions where a bell was lost or a worker died.",
    ),
    "translation-resume-imports": Periodic(
        "translation.tasks.resume_imports",
        120,
        "Go on with imports of translations whose bell was lost, or whose worker was killed.",
    ),
    "translation-purge-imports": Periodic(
        "translation.tasks.purge_imports",
        86400,
        "Forget uploaded translation files after 30 days.",
    ),
    "translation-tell-of-work": Periodic(
        "translation.tasks.tell_of_work",
        120,
        "Tell translators of new and changed texts, at once or by day in one letter, as each chose.",
    ),
    "translation-tell-of-returns": Periodic(
        "translation.tasks.tell_of_returns",
        120,
        "Tell translators of texts that a reviewer gave back.",
    ),
    "translation-tell-of-given": Periodic(
        "translation.tasks.tell_of_given",
        120,
        "Tell translators of texts that the lead of their language gave to them.",
    ),
    "translation-tell-of-deadlines": Periodic(
        "translation.tasks.tell_of_deadlines",
        900,
        "Remind of deadlines of translations by day, and tell the lead of a language what is late.",
    ),
    "translation-tell-of-answers": Periodic(
        "translation.tasks.tell_of_answers",
        900,
        "Tell once a day, by day, who asked about a text what was answered, and editors what is unclear.",
    ),
    "translation-tell-reviewers": Periodic(
        "translation.tasks.tell_reviewers",
        900,
        "Tell reviewers once a week, by day, how many translations wait for them.",
    ),
    "open-translations": Periodic(
        "translation.tasks.open_ripe",
        900,
        "Make approved translations public whose chapter may open, where the event that opens it was lost.",
    ),
}
