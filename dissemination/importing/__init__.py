"""Lists of agencies and contacts from elsewhere: rows of text in, judged rows out. Pure, and nothing is written."""
