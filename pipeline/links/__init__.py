"""Where teasers and navigation lead: other pages of the same dump."""
