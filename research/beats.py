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
}
