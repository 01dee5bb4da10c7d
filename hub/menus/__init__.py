"""Main menu and footer of each language, as editors arrange them: pages of the tree and the Hub's fixed places."""
