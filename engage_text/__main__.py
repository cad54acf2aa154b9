"""Lets `python -m engage_text` do what the command `engage-text` does."""

from engage_text.cli import main

if __name__ == "__main__":
    main()
