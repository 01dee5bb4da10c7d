"""Sample content of Find a Partner."""
