"""Whether the world takes our mail for ours: what the DNS says, what the relay offers, whether one click ends it."""
