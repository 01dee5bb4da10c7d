"""What is asked of the search, as editors may know it: words of the site, asked by three networks on a day (ADR 0047).

Nothing that is not a word of the site leaves `words.told`, neither in clear nor hashed.
"""
