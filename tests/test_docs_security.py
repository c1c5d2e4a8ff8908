"""What the threat model promises is tested where it says, and the audit says what it could not look up."""

import json
import re
from typing import Any

import pytest

from tests.audit import verdict
from tests.settings_named import ROOT

MODEL = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")


def test_every_test_that_the_threat_model_names_exists() -> None:
    named = re.findall(r"`(test_\w+)(?:\.py)?::(test_\w+)`", MODEL)
    assert len(named) > 20
    for module, test in named:
        assert f"def {test}(" in (ROOT / "tests" / f"{module}.py").read_text(encoding="utf-8"), (module, test)


def audited(*entries: dict[str, Any]) -> str:
    return json.dumps({"dependencies": entries})


SOUND = {"name": "a", "version": "1", "vulns": []}
WEAK = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("found", "complaint", "said", "code"),
    [
        (audited(SOUND, UNKNOWN), "", "1 of 2 packages were checked, 0 weaknesses are known.", 0),
        (audited(SOUND, WEAK), "", "b 2: PYSEC-1, fixed in 3\n2 of 2 packages", 1),
        (audited(UNKNOWN), "", "Nothing was checked: the vulnerability service knows none of 1 packages.", 0),
        ("", "Traceback\nrequests.exceptions.ProxyError: no", "Nothing was checked: the vulnerability", 0),
        ("", "ModuleNotFoundError: pip_audit", "Nothing was checked: the audit itself failed", 1),
    ],
    ids=["sound", "weak", "unknown", "away", "broken"],
)
def test_the_audit_fails_for_a_weakness_and_says_what_was_not_checked(
    found: str, complaint: str, said: str, code: int
) -> None:
    told, ended = verdict(found, complaint)
    assert told.startswith(said)
    assert ended == code
