"""Work that could hurt the process it runs in: done in one of its own, bounded in time, memory and what it says."""
