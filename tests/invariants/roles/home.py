from tests.invariants.roles.who import EVERYONE

HOME: dict[str, str] = {
    "front_door": EVERYONE,
    "front_page": EVERYONE,
    "help": EVERYONE,
    "for_machines": EVERYONE,
    "themes": EVERYONE,
    "theme": EVERYONE,
    "countries": EVERYONE,
    "country": EVERYONE,
    "feedback": EVERYONE,
    "feedback_sent": EVERYONE,
    "feed_atom": EVERYONE,
    "feed_json": EVERYONE,
    "theme_feed_atom": EVERYONE,
    "theme_feed_json": EVERYONE,
}
