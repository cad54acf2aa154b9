"""Templates and the samples of their variables as a handset shows them: with short links in place of their URLs."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from engage_text._text import splice
from engage_text.links import Shortener
from engage_text.policies._template_options import TemplateOptions
from engage_text.rules import Context
from engage_text.urls import UrlOptions, default_options

__all__ = ["shown_options", "shown_template"]


def shown_template(request: Context) -> str:
    """Return the preview of a template: URLs with placeholders have short links too, because they are filled before.

    The preview of a request already has those that the service makes.
    """
    body, shortener = request.parsed.body or "", request.shortener
    filled = [url for url in request.urls if url.templates]
    if not filled or not request.parsed.asks_tiny or not isinstance(shortener, Shortener):
        return request.preview
    from engage_text._prepare import preview_body  # noqa: PLC0415 - only templates with such URLs need it

    changes = [(url.start, url.end, shortener.placeholder) for url in filled]
    return preview_body(splice(body, changes), shortener=shortener, urls=request.url_options)


def shown_options(options: TemplateOptions, request: Context) -> TemplateOptions:
    """Return the options for the preview of a request. If it asks for short links, its values get them too."""
    if not options.samples or not request.parsed.asks_tiny:
        return options
    shortener = request.shortener if isinstance(request.shortener, Shortener) else None
    return _shortened(options, shortener, request.url_options or default_options())


@lru_cache(maxsize=8)  # the templates of a run share their options
def _shortened(options: TemplateOptions, shortener: Shortener | None, urls: UrlOptions) -> TemplateOptions:
    from engage_text._prepare import preview_body  # noqa: PLC0415 - only templates with samples need it

    samples = {
        name: [preview_body(text, shortener=shortener, urls=urls) for text in texts]
        for name, texts in options.samples.items()
    }
    return replace(options, samples=samples)
