"""`make audit`: the known weaknesses of the pinned dependencies, and how many of these could be looked up."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCKS = ("requirements.lock", "requirements-dev.lock")
_COMMAND = (
    *(sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"),
    *("--disable-pip", "--no-deps", "--timeout", "10"),
)
_AWAY = ("requests.exceptions.", "ERROR:pip_audit")


def main() -> int:
    """Look the locked versions up and say what came of it; the exit code."""
    root = Path(__file__).resolve().parents[1]
    files = [word for name in LOCKS for word in ("--requirement", name)]
    done = subprocess.run([*_COMMAND, *files], cwd=root, capture_output=True, text=True)
    told, code = verdict(done.stdout, done.stderr)
    sys.stdout.write(f"{told}\n")
    return code


def verdict(found: str, complaint: str) -> tuple[str, int]:
    """What to say, and 1 if a weakness is known or the audit broke; what cannot be looked up is said."""
    try:
        entries: list[dict[str, Any]] = json.loads(found)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = (complaint.strip().splitlines() or [""])[-1]
        away = last.startswith(_AWAY)
        why = "the vulnerability service cannot be reached" if away else "the audit itself failed"
        return f"Nothing was checked: {why} ({last}).", 0 if away else 1
    known = [entry for entry in entries if "skip_reason" not in entry]
    if not known:
        return f"Nothing was checked: the vulnerability service knows none of {len(entries)} packages.", 0
    lines = [
        f"{entry['name']} {entry['version']}: {each['id']}, fixed in {', '.join(each['fix_versions']) or 'none'}"
        for entry in known
        for each in entry["vulns"]
    ]
    checked = f"{len(known)} of {len(entries)} packages were checked, {len(lines)} weaknesses are known."
    return "\n".join([*lines, checked]), 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
