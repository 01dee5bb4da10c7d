"""Ports: what rooms offer each other without knowing each other (design 3). Rooms fill them in `AppConfig.ready`."""
