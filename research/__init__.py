"""Training and research: what the pilot trainings teach, and the findings behind every procedure."""
