"""A protocol put to the proof: what can be reached under it, and what becomes of virtual people who follow it."""
