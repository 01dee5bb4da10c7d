"""Kinds of block, a module for each that has more than a title and a text."""
