"""The sample translations: the texts that rooms offer, through the services that people use."""
