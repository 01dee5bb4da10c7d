"""Finds what was lost of documents: a file that nobody read, entries that do not follow."""

from search.services.place_document import document_differences, write_document
from search.services.read_document import read_document, unread_documents


def reconcile_documents() -> int:
    """Mend all; returns how many documents were behind."""
    unread = unread_documents()
    for document_id in unread:
        read_document(document_id=document_id)
    different = document_differences()
    for document_id in different:
        write_document(document_id=document_id)
    return len(unread) + len(different)
