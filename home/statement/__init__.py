"""The accessibility statement: what the tests of the Hub found, in the words of Decision (EU) 2018/1523. Pure."""
