"""What others say about our mail, read: lines of a relay's log, delivery reports, automatic answers, and codes.

Pure, without a query: `services/` write down what is read here, the score of an address is a fold over it.
"""
