"""Rules of your own: budgets, domains, words, templates, DLT and markets. Nothing here reads a file."""

__all__: list[str] = []
