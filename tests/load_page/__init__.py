"""The page about the kneecap's load and its two pictures, made from the model itself: ``just load-page``."""
