"""Stairs, deeper squats, running and jumping: what was tried, what is open, and the way back step by step."""
