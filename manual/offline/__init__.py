"""The manual that somebody keeps on a device: the edition in force in one language, with the facts of one country."""
