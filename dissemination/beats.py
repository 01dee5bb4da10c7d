"""What the beat does in this room. Any number of beats may run: each tick is idempotent."""

from hub.periodic import Periodic

BEATS = {
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
