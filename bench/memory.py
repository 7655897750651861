"""How much memory this process has, in MB. Linux only: elsewhere every figure is not a number."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

_PROCESS = Path("/proc/self")
_KILOBYTES_IN_MB = 1024
_FORGET_THE_PEAK = "5"
"""What clear_refs takes for setting the peak back to what is resident now."""


def resident() -> float:
    """What is in memory now."""
    return _field("VmRSS")


def peak() -> float:
    """The most since the start of the process or since `forget_peak`; not, like getrusage, what the parent had."""
    return _field("VmHWM")


def forget_peak() -> None:
    """Count the peak from here on."""
    with contextlib.suppress(OSError):
        (_PROCESS / "clear_refs").write_text(_FORGET_THE_PEAK)


def _field(name: str) -> float:
    try:
        status = (_PROCESS / "status").read_text()
    except OSError:
        return float("nan")
    found = re.search(rf"^{name}:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) / _KILOBYTES_IN_MB if found else float("nan")
