"""What the kneecap's load costs to compute, and that no combination of depth, mass and weight breaks it."""
