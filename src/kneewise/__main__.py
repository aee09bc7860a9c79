"""``python -m kneewise``."""

from kneewise.cli import main

if __name__ == "__main__":
    main()
