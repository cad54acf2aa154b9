"""Endings of files: after a host, in a path, in a sentence, and those that are public suffixes too. Literals."""

from __future__ import annotations

__all__ = [
    "FAST_PAGES",
    "FILE_ENDINGS",
    "FILE_SUFFIXES",
    "PAGE_ENDINGS",
    "SENT_FILES",
    "STEMS",
    "STEM_SUFFIXES",
]

# After a name that contains a host: `example.com.jpg`. None of them begins a sentence.
FILE_ENDINGS = frozenset(
    "7z aab apk asp aspx avi avif bak bmp cfg conf crt csr css csv db dll dmg doc docx eml exe gif gz heic htm "
    "html ics ico ini ipa jar jpeg jpg js json jsp jsx mkv mp3 mp4 mpeg mpg odt ogg pdf pem php png ppt pptx psd "
    "rar rtf sql svg tar tgz tif tiff tmp tsv ttf txt vcf wav webm webp wma wmv xhtml xls xlsx xml yaml yml".split()
)

# At the end of a path, with those of the pages of web frameworks.
PAGE_ENDINGS = frozenset(
    "asp aspx cgi css csv do doc docx gif htm html jpeg jpg js json jsp md mp3 mp4 pdf php png txt xml zip".split()
)
# Of these the ones that `_fast_urls` reads: a pattern.
FAST_PAGES = r"html?|php|aspx?|jsp|pdf"

# What people send, named in a sentence: `foto.jpg`.
SENT_FILES = frozenset("apk csv doc docx gif html jpeg jpg mp3 mp4 pdf php png ppt txt xls xlsx zip".split())

# File name extensions that are registries too. `.zip`, `.mov` and `.py` name files nearly always; the others
# only after a common stem.
FILE_SUFFIXES = frozenset(("zip", "mov", "py"))
STEM_SUFFIXES = frozenset("md rs sh pl ps pm cc so ai app la mm gs vi cab tf".split())
STEMS = frozenset(
    "readme changelog license licence contributing install setup main lib index test tests views models utils "
    "config script run build update notes todo file image document app backup data report".split()
)
