"""What differs between two frozen texts: words, paragraphs, sections. Pure functions over plain values."""
