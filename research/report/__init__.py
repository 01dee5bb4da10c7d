"""What is made of a study's frozen tables: the text that is frozen beside them, the codebook, the data, the PDF.

None of it reads an answer: all comes from `ReleasedTable`, the version that was answered, and words that an editor
published.
"""
