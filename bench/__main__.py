"""`python -m bench`: every table."""

from __future__ import annotations

from bench import startup

if __name__ == "__main__":
    print(startup.table())
