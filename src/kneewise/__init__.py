"""Kneewise: an exercise programme for patellofemoral pain that listens to the knee."""

__version__ = "0.1.0"
