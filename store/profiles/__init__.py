"""Company profiles: TOML text to a `Profile` with clear errors, and the first text from a call's header; pure."""

from store.profiles.first import first_profile
from store.profiles.reading import read_profile

__all__ = ["first_profile", "read_profile"]
