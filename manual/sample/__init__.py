"""The sample manual: read from the TOML files beside, made through the services that people use."""
