"""The servers that the Hub brings along, so that a machine with nothing but Python can run it.

Nothing here needs Django: settings ask `addresses` where the servers will listen, and the
supervisor and the tests start them.
"""
