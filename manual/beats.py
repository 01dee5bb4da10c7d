"""What the beat does in this room. Any number of beats may run: each tick is idempotent."""

from hub.periodic import Periodic

BEATS = {
    "build-editions": Periodic(
        "manual.tasks.build_waiting",
        120,
        "Build the files of an edition that nobody builds: its bell was lost, or its builder was killed.",
    ),
    "tell-of-reports": Periodic(
        "manual.tasks.tell_of_reports",
        900,
        "Tell those who look after a section of the manual what its readers report.",
    ),
    "tell-what-is-due": Periodic(
        "manual.tasks.tell_what_is_due",
        21600,
        "Tell owners and deputies once a week which sections of the manual are due for review.",
    ),
    "index-waiting-words": Periodic(
        "manual.tasks.index_waiting_words",
        300,
        "Find where the manual uses words of the glossary that have changed, where the bell for it was lost.",
    ),
    "index-terms": Periodic(
        "manual.tasks.index_terms",
        86400,
        "Write down afresh which sections of the manual use which term of the glossary.",
    ),
    "purge-reports": Periodic(
        "manual.tasks.purge_reports",
        86400,
        "Forget what readers reported more than 180 days ago.",
    ),
}
