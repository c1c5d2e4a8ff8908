"""A program of its own: a PDF on standard input, the text of its pages or why there is none as JSON on standard output.

It runs in a process beside ours because no bound of pypdf's covers all that a damaged or hostile file can ask for:
the system ends it at a limit of time and memory. It imports nothing of the project.
"""

import contextlib
import json
import logging
import sys
from io import BytesIO

from pypdf import PasswordType, PdfReader, apply_configuration
from pypdf.errors import LimitReachedError

MOST_PAGES = 1_000
_MOST_CHARACTERS = 20_000_000
_LONGEST_STREAM = 30_000_000


def limit(seconds: int, memory: int) -> None:
    """Have the system end this process after `seconds` of work, and give it no more than `memory` in bytes."""
    try:
        import resource
    except ImportError:  # not on Windows: there the caller's patience is the only limit
        return
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def pages(data: bytes) -> dict[str, list[str] | str]:
    """The text of each page under `pages`, or under `error` one of protected, complex, damaged."""
    with apply_configuration(
        zlib_maximum_output_length=_LONGEST_STREAM,
        lzw_maximum_output_length=_LONGEST_STREAM,
        run_length_maximum_output_length=_LONGEST_STREAM,
        array_based_stream_maximum_output_length=_LONGEST_STREAM,
        page_tree_maximum_entries=MOST_PAGES,
    ):
        reader = PdfReader(BytesIO(data))
        # Most protected files only forbid printing: they open without a password.
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            return {"error": "protected"}
        if len(reader.pages) > MOST_PAGES:
            return {"error": "complex"}
        texts: list[str] = []
        for page in reader.pages:
            texts.append(page.extract_text())
            if sum(map(len, texts)) > _MOST_CHARACTERS:
                return {"error": "complex"}
        return {"pages": texts}


def main() -> None:
    """Read, and write one JSON object; a status other than 0 is a fault of ours."""
    limit(int(sys.argv[1]), int(sys.argv[2]))
    logging.disable()
    try:
        found = json.dumps(pages(sys.stdin.buffer.read()))
    except (MemoryError, RecursionError, LimitReachedError):
        found = json.dumps({"error": "complex"})
    except Exception:  # a damaged file makes pypdf raise anything
        found = json.dumps({"error": "damaged"})
    sys.stdout.write(found)


if __name__ == "__main__":
    main()
