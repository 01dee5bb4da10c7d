"""A section's text as plain values, the same for the page, the frozen edition, its files and the API."""
