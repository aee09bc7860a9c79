"""Makes docs/simulation.md and its picture."""
