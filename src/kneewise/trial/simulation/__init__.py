"""Virtual people who follow a protocol: an experiment on a model, no evidence about people."""
