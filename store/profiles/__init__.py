"""Company profiles: TOML text to a `Profile` with clear errors, and the first text from a call's header; pure."""

from store.profiles.first import first_profile
from store.profiles.places import line_of
from store.profiles.reading import read_profile

__all__ = ["first_profile", "line_of", "read_profile"]
