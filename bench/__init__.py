"""Measurements: `make bench`. Figures mean something beside each other in one run, not by themselves."""
