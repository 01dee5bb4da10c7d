"""Boards of this room in the admin: what people search for, and what became of the texts of documents."""
