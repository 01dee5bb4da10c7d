"""Screens of the admin: what changed in a section, and the making of editions. No rule stands here."""
