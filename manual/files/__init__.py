"""The files of an impression: PDF, EPUB and one HTML file, built out of the frozen text alone."""
