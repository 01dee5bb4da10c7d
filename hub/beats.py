"""What the beat does in this room. Any number of beats may run: each tick is idempotent."""

from hub.periodic import Periodic

BEATS = {
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
}
