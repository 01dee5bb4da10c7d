"""What the beat does in this room. Any number of beats may run: each tick is idempotent."""

from hub.periodic import Periodic

BEATS = {
    "remind-trainees": Periodic(
        "research.tasks.remind_trainees",
        900,
        "Remind those who have a place in a training, seven days and one day before it.",
    ),
    "lapse-registrations": Periodic(
        "research.tasks.lapse_registrations",
        3600,
        "End registrations that nobody confirmed within three days, and forget whose they were.",
    ),
    "forget-trainees": Periodic(
        "research.tasks.forget_trainees",
        86400,
        "Forget who registered for trainings, and who was invited, 90 days after them.",
    ),
    "shuffle-quiz-answers": Periodic(
        "research.tasks.shuffle_sheets",
        900,
        "Put the answers to quizzes of the day that is over among the others, in random order.",
    ),
    "forget-quiz-answers": Periodic(
        "research.tasks.forget_sheets", 86400, "Delete answers to quizzes that are two years old."
    ),
    "send-refreshers": Periodic(
        "research.tasks.send_refreshers",
        21600,
        "Send three questions to those who asked for it, one, three and six months after a training.",
    ),
    "forget-refreshers": Periodic(
        "research.tasks.forget_refreshers", 86400, "Forget who asked for refreshers, 30 days after the last."
    ),
    "close-rounds-of-studies": Periodic(
        "research.tasks.close_due_rounds", 60, "Close the rounds of studies whose time has come."
    ),
    "shuffle-answers": Periodic(
        "research.tasks.shuffle_answers",
        900,
        "Put the answers of the day that is over among the others, in random order.",
    ),
    "release-results": Periodic(
        "research.tasks.release_due", 900, "Freeze and publish the tables of rounds that are over."
    ),
    "make-reports": Periodic(
        "research.tasks.make_reports",
        900,
        "Freeze the reports of studies of which a round was published since the last.",
    ),
    "build-reports": Periodic(
        "research.tasks.build_reports",
        900,
        "Build the files of reports that are not there: data, and PDF in each language.",
    ),
    "forget-drafts-of-answers": Periodic(
        "research.tasks.forget_drafts", 86400, "Forget answers that nobody sent for two weeks."
    ),
    "purge-answers": Periodic(
        "research.tasks.purge_answers", 86400, "Delete the answers of studies on the day that was said."
    ),
    "remind-asked-people": Periodic(
        "research.tasks.remind_asked",
        3600,
        "Remind those who were asked by a personal link and have not answered, once, before their round closes.",
    ),
    "forget-rounds-with-names": Periodic(
        "research.tasks.forget_rounds",
        86400,
        "Delete what was answered with a name or for an organisation on the day that was said.",
    ),
}
