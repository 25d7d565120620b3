"""How a page and its changes look to a person at a terminal."""
