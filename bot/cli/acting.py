"""Who acts on the command line."""

import getpass
import os


def actor() -> str:
    """Who acts, for the audit log: the account of the machine."""
    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):  # an account without a name, as in a container
        return f"cli:{os.getuid()}"
