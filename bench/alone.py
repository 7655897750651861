"""A process of its own for each thing that is measured, so that none is measured with what another left behind."""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

ROOT = Path(__file__).parent.parent
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
"""Ours has one thread, so nobody gets more."""

logger = logging.getLogger(__name__)


class Runner(Protocol):
    """What runs a task somewhere and gives what the task gives."""

    def __call__(self, task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the task gives."""


def alone(task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a module's function gives in a process of its own with one thread. Raises CalledProcessError."""
    logger.info("%s %s ...", task.__module__, next((arg for arg in args if isinstance(arg, str)), task.__name__))
    with tempfile.TemporaryDirectory() as folder:
        given, got = Path(folder) / "given", Path(folder) / "got"
        given.write_bytes(pickle.dumps((task, args, kwargs)))
        command = [sys.executable, "-m", "bench.alone", str(given), str(got)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, **ONE_THREAD}, check=True)
        result: T = pickle.loads(got.read_bytes())
    return result


def _run(given: Path, got: Path) -> None:
    task, args, kwargs = pickle.loads(given.read_bytes())
    got.write_bytes(pickle.dumps(task(*args, **kwargs)))


if __name__ == "__main__":
    _run(*map(Path, sys.argv[1:]))
