"""Every periodic task, each with its sentence in English. Any number of beats may run: each tick is idempotent."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Periodic:
    """One entry: the task's name, its period in seconds, and what it does in one sentence."""

    task: str
    every: float
    sentence: str


PERIODIC: dict[str, Periodic] = {
    "publish-due": Periodic(
        "hub.tasks.publish_due",
        60,
        "Publish approved revisions whose time has come, and take down what has expired.",
    ),
    "sweep-publications": Periodic(
        "hub.tasks.sweep_publications",
        900,
        "Find live pages whose publication event a crash lost, and write it.",
    ),
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
    "end-practice": Periodic(
        "hub.tasks.end_practice",
        60,
        "End practitioner access whose time, membership or verification is over.",
    ),
    "tidy-places": Periodic(
        "hub.tasks.tidy_places",
        86400,
        "End invitations that ran out, and forget the addresses of those that have been over for 30 days.",
    ),
    "watch-verifications": Periodic(
        "hub.tasks.watch_verifications",
        900,
        "Warn organisations 30 days before their verification ends, and tell them once it is over.",
    ),
    "search-reconcile": Periodic(
        "search.tasks.reconcile",
        60,
        "Index live pages that were published while the broker was away, and remove what is left over.",
    ),
    "search-reconcile-rows": Periodic(
        "search.tasks.reconcile_rows",
        900,
        "Compare the entries of initiatives and glossary terms with what may be found, and mend them.",
    ),
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
    "drain-urgent": Periodic(
        "dissemination.tasks.drain_urgent",
        60,
        "Send confirmations, password resets and corrections of editions whose bell was lost or whose time has come.",
    ),
    "drain-normal": Periodic(
        "dissemination.tasks.drain_normal",
        60,
        "Send notices and distributions whose bell was lost or whose time has come.",
    ),
    "drain-bulk": Periodic(
        "dissemination.tasks.drain_bulk",
        60,
        "Send digests whose bell was lost or whose time has come.",
    ),
    "reap-leases": Periodic(
        "dissemination.tasks.reap",
        60,
        "Take messages from workers that are gone: back to the queue, or into doubt.",
    ),
    "reconcile": Periodic(
        "dissemination.tasks.reconcile",
        60,
        "Read the relay's log and settle what is in doubt by it.",
    ),
    "run-plans": Periodic(
        "dissemination.tasks.run_plans",
        60,
        "Move approved distributions on, and close those of which nothing is open any more.",
    ),
    "tell-holders": Periodic(
        "dissemination.tasks.tell_holders",
        60,
        "Write to whoever holds an edition that was corrected or withdrawn and was not told yet.",
    ),
    "check-ledger": Periodic(
        "dissemination.tasks.check_ledger",
        300,
        "Ask whether the ledger keeps its promises, and raise an alarm where it does not.",
    ),
    "check-projection": Periodic(
        "dissemination.tasks.check_projection",
        86400,
        "Compare deliveries and holdings with their events, raise an alarm where they differ, and mend it.",
    ),
    "purge-messages": Periodic(
        "dissemination.tasks.purge",
        86400,
        "Forget addresses, texts and relays' words whose time is over, and uploaded lists of the directory.",
    ),
    "resume-directory-imports": Periodic(
        "dissemination.tasks.resume_directory_imports",
        120,
        "Go on with imports of the directory whose bell was lost, or whose worker was killed.",
    ),
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
    "tick-digests": Periodic(
        "dissemination.tasks.tick_digests",
        60,
        "Put what is new before those who asked for it, and write the digests that are due.",
    ),
    "sweep-content": Periodic(
        "dissemination.tasks.sweep_content",
        900,
        "Find news, editions and initiatives that nobody was told of, or that are gone, because a process died.",
    ),
    "forget-addresses": Periodic(
        "dissemination.tasks.forget_addresses",
        86400,
        "Forget addresses that nobody confirmed within 30 days, and those of people who left 30 days ago.",
    ),
    "tell-contacts": Periodic(
        "dissemination.tasks.tell_contacts",
        60,
        "Tell people whose address was entered that the Hub keeps it, once, and write down that they were told.",
    ),
    "ask-contacts": Periodic(
        "dissemination.tasks.ask_contacts",
        900,
        "Ask contacts once a year whether they are still the right ones, and remind them once.",
    ),
    "keep-canaries": Periodic(
        "dissemination.tasks.keep_canaries",
        300,
        "See that a canary of each language subscribes to everything; check-ledger says whether its mail arrives.",
    ),
    "keep-suppressions": Periodic(
        "dissemination.tasks.keep_suppressions",
        300,
        "Keep those who asked not to be written to in a file beside the database, and erase again who came back.",
    ),
    "read-mailbox": Periodic(
        "dissemination.tasks.read_mailbox",
        60,
        "Hand the mail that came to the Hub's own addresses to the rooms, such as requests to unsubscribe.",
    ),
}

SCHEDULE: dict[str, dict[str, Any]] = {
    name: {"task": entry.task, "schedule": entry.every} for name, entry in PERIODIC.items()
}
