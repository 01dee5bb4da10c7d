"""This room's part of the editors' house: what they say of words."""
