"""Uploaded lists, text or workbook, as rows of text. Pure: bytes in, no query, nothing is written."""
