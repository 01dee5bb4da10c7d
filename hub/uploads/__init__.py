"""Files that people hand in: what they are by content, cleaned of all that they do not show, in a process of its own.

`clean.clean(data, name)` gives a `CleanFile` or raises `Refused`; `stored.StoredFile` is the abstract table of a room
that keeps such files; `answer.file_answer` serves one.
"""
