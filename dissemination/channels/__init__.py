"""Ways out of the Hub: SMTP, a twin in memory, and what stands behind Django's mail and the port `notices`."""
