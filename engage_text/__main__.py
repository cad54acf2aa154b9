"""Makes `python -m engage_text` run the command `engage-text`."""

from engage_text.cli import main

if __name__ == "__main__":
    main()
