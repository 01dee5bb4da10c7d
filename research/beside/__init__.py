"""What stands beside a page of another room: the port `related`, a module a kind."""
