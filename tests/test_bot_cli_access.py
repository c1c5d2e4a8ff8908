"""`onrecord access`: who is served, from the command line."""

from pathlib import Path

from tests.conftest import SAMPLES
from tests.console import Run, shape


def test_a_deployment_is_closed_and_chats_are_allowed_with_their_companies(
    onrecord: Run, tmp_path: Path
) -> None:
    onrecord("ingest", SAMPLES / "jingyu-fy2025q2.zh.txt")
    assert onrecord("access", "list").output == "🔓 Open: every chat is served\n"
    assert "🔒 Closed" in onrecord("access", "close").output
    told = onrecord("access", "allow", "-1001", "jyu").output
    assert "• -1001 (not seen yet): allowed, only 鲸屿集团" in told
    assert "• -1002 (not seen yet): forbidden" in onrecord("access", "forbid", "-1002").output
    assert shape(onrecord("access", "list", "--json")) == {
        "closed": True,
        "chats": [
            {"chat": -1002, "title": "", "allowed": False, "companies": []},
            {"chat": -1001, "title": "", "allowed": True, "companies": ["jyu"]},
        ],
        "refused": [],
    }
    assert "🔓 Open" in onrecord("access", "open").output
    actions = [entry["action"] for entry in shape(onrecord("audit", "--json"))]
    assert actions == ["access.open", "access.forbid", "access.allow", "access.close", "ingest.new"]


def test_a_company_that_there_is_not_is_said(onrecord: Run) -> None:
    refused = onrecord("access", "allow", "-1001", "nobody")
    assert refused.exit_code == 1
    assert "Traceback" not in refused.output
