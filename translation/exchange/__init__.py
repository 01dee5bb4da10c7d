"""Texts of a page as a file that other translation tools read and write: PO and XLIFF 1.2. No query is made here."""
