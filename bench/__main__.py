"""`python -m bench`: every table; `python -m bench golden` (public, scaling, startup): one.

Each table is made in a process of its own, so that none starts with the memory that another has used.
"""

from __future__ import annotations

import importlib
import logging
import subprocess
import sys
import time

TABLES = ("golden", "public", "scaling", "startup")


def main(names: list[str]) -> int:
    """Print the tables with these names, all without any; the exit status."""
    unknown = [name for name in names if name not in TABLES]
    if unknown:
        print(f"No such table: {', '.join(unknown)}. There are {', '.join(TABLES)}.", file=sys.stderr)
        return 2
    if len(names) == 1:
        logging.basicConfig(level=logging.INFO, format="%(message)s")
        print(importlib.import_module(f"bench.{names[0]}").table() + "\n", flush=True)
        return 0
    begin = time.perf_counter()
    failed = [subprocess.run([sys.executable, "-m", "bench", name], check=False).returncode for name in names or TABLES]
    print(f"All of it took {(time.perf_counter() - begin) / 60:.1f} minutes.")
    return int(any(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
