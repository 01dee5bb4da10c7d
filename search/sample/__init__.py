"""Words of the search that the sample begins with."""
