"""News and standard pages of the sample, in four languages."""
