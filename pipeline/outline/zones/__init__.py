"""Zones: which lines are the article, and which are navigation, teasers and boilerplate around it."""
