"""What a section is made of (design 4: no struct directly inside a struct, each numbered block with its access)."""
