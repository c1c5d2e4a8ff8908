"""The command line as a test calls it."""

import json
from collections.abc import Callable
from typing import Any

from click.testing import Result

Run = Callable[..., Result]


def shape(result: Result) -> Any:
    """The JSON that a command printed; the test fails if the command did."""
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
