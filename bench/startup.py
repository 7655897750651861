"""How long from the start of the process to the first answer, and how much memory: whole processes, median of five."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

RUNS = 5
KILOBYTES_IN_MB = 1024
"""Linux gives the peak in KB."""

QUESTION = "Kapan IMRF 2026?"
STARTS: dict[str, tuple[Sequence[str], str]] = {
    "python -c pass": (["-c", "pass"], ""),
    "python -m knowledge ask": (["-m", "knowledge", "ask", QUESTION], ""),
    "python -m bot, question in a pipe": (["-m", "bot"], QUESTION),
}
"""What is started: an empty Python for comparison, the base alone, the whole bot."""


@dataclass(frozen=True, slots=True)
class Start:
    """One kind of start: seconds of the wall clock (median), times an empty Python's, peak memory in MB."""

    name: str
    seconds: float
    ratio: float
    megabytes: float


def measure() -> list[Start]:
    """Every kind of start."""
    runs = {name: [_run(*start) for _ in range(RUNS)] for name, start in STARTS.items()}
    seconds = {name: median(taken for taken, _ in found) for name, found in runs.items()}
    bare = next(iter(seconds.values()))
    return [Start(name, seconds[name], seconds[name] / bare, max(peak for _, peak in runs[name])) for name in STARTS]


def table() -> str:
    """The measurements as a table."""
    rows = [f"{'from process start to answer':36}{'seconds':>9}{'ratio':>8}{'MB':>7}"]
    rows += [f"{s.name:36}{s.seconds:9.2f}{s.ratio:8.1f}{s.megabytes:7.0f}" for s in measure()]
    return "\n".join(rows)


def _run(arguments: Sequence[str], stdin: str) -> tuple[float, float]:
    """Seconds and peak MB of one run. Raises RuntimeError when it fails."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as asked:
        asked.write(stdin.encode())
        asked.seek(0)
        environ = {key: value for key, value in os.environ.items() if key != "TELEGRAM_BOT_TOKEN"}
        begin = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=asked,
            stdout=subprocess.DEVNULL,
            env={**environ, "BOT_DATA_DIR": folder},
        )
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{arguments} ended with {process.returncode}")
    return taken, usage.ru_maxrss / KILOBYTES_IN_MB
