"""What the beat does in this room. Any number of beats may run: each tick is idempotent."""

from hub.periodic import Periodic

BEATS = {
    "close-expired-initiatives": Periodic(
        "initiatives.tasks.close_expired",
        60,
        "Close initiatives whose deadline has passed, and ask their authors how it went.",
    ),
    "sweep-files-of-initiatives": Periodic(
        "initiatives.tasks.sweep_files",
        21600,
        "Delete files of initiatives that no version shows any more, a day after they were handed in.",
    ),
    "remind-of-deadlines": Periodic(
        "initiatives.tasks.remind",
        900,
        "Ask the authors of open initiatives once, two weeks before the deadline, whether they are still open.",
    ),
    "doubt-initiatives": Periodic(
        "initiatives.tasks.doubt",
        900,
        "Mark initiatives as not confirmed whose authors did not answer within a week, and write once more.",
    ),
    "ask-for-outcomes": Periodic(
        "initiatives.tasks.ask_outcome",
        3600,
        "Remind authors once of the outcome, two weeks after the deadline, and answer who still waits.",
    ),
    "archive-initiatives": Periodic(
        "initiatives.tasks.archive",
        86400,
        "Put initiatives away that were closed 180 days ago.",
    ),
    "forget-initiatives": Periodic(
        "initiatives.tasks.forget_initiatives", 86400, "Forget initiatives that were closed two years ago."
    ),
    "warn-of-drafts": Periodic(
        "initiatives.tasks.warn_of_drafts",
        86400,
        "Tell authors 30 days ahead that a draft nobody has touched for almost a year will be deleted.",
    ),
    "forget-drafts": Periodic(
        "initiatives.tasks.forget_drafts",
        86400,
        "Forget drafts that nobody touched for a year, 30 days after their authors were told.",
    ),
    "forget-moderation": Periodic(
        "initiatives.tasks.forget_moderation",
        86400,
        "Forget the notes of moderators and the reasons of authors after a year, and claims that have ended.",
    ),
    "nudge-silent-authors": Periodic(
        "initiatives.tasks.nudge_silent",
        3600,
        "Remind authors once of offers that have waited two weeks for a word.",
    ),
    "answer-for-silent-authors": Periodic(
        "initiatives.tasks.answer_silent",
        3600,
        "Decline with thanks what stayed silent a week after its reminder, so that nobody waits for ever.",
    ),
    "answer-leftover-offers": Periodic(
        "initiatives.tasks.answer_leftovers",
        300,
        "Thank those who wait for a seat that was filled, left out or given up.",
    ),
    "keep-talks": Periodic(
        "initiatives.tasks.keep_talks",
        900,
        "Revoke ways to answer partners by mail, and addresses given to them, that nobody may use any more.",
    ),
    "purge-talks": Periodic(
        "initiatives.tasks.purge_talks",
        86400,
        "Forget what partners said to each other 180 days after the initiative was closed.",
    ),
}
