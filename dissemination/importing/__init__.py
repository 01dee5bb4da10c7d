"""Lists of agencies and contacts from elsewhere: bytes in, judged rows out. Pure: no query, nothing is written."""
