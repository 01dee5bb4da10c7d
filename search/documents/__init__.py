"""Text of uploaded documents, so that they can be found: read by a process of its own that may come to grief.

`read.read(file, name)` gives a `Reading`. Nothing below `worker` knows Django.
"""
