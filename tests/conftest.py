"""Settings for all tests."""

from hypothesis import settings

# The first example loads vocabularies and patterns; how long that takes says nothing about a defect.
settings.register_profile("pagesieve", deadline=None)
settings.load_profile("pagesieve")
