"""Figures of an uploaded file: cells read and judged beside what is known. Pure: no query, nothing is written."""
