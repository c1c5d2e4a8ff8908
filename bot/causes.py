"""Why the operating system refused something, as a word that the catalogue explains in any language."""

import errno

_CAUSES = {
    errno.ENOENT: "missing",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EISDIR: "folder",
    errno.ENOTDIR: "no_folder",
    errno.EEXIST: "taken",
    errno.ENOSPC: "full",
    errno.EROFS: "read_only",
    errno.EADDRINUSE: "in_use",
}


def cause_of(error: Exception) -> str:
    """The name of the cause where the catalogue has one (`error.cause.…`), else the system's own words."""
    if isinstance(error, UnicodeError):
        return "encoding"
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return _CAUSES.get(getattr(error, "errno", None) or 0, said)
