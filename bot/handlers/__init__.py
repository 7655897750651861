"""One coroutine for each thing that a person can do: read the update, ask, render, send. Nothing else."""
