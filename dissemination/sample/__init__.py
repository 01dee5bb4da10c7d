"""Sample content of this room: a directory, and a distribution on its way. No address in it is real."""
