"""The synthetic corpus of the safeguarding screen: made by seeded generators, in no way taken from real people."""
