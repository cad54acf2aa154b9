"""Where the grapheme clusters of a text end: what a reader takes for one character.

Source: UAX 29, extended grapheme clusters (table 1c), of the Unicode version that `_graphemes` names.
"""

from __future__ import annotations

import re
from functools import cache

from engage_text._graphemes import CLASSES

__all__ = ["cluster_ends"]


def cluster_ends(text: str) -> list[int] | None:
    """Return 0 and where each cluster ends, None if every character is a cluster of its own.

    >>> cluster_ends("ab"), cluster_ends("क्षि!")
    (None, [0, 4, 5])
    """
    joining, cluster = _patterns()
    if not joining.search(text):
        return None
    return [0, *(match.end() for match in cluster.finditer(text))]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what any cluster of several characters has one of, and one cluster.

    Every repetition is possessive, and what it leaves is what the next one wants: a text is read once.
    """
    found = _classes()
    flags, zwj = r"\U0001f1e6-\U0001f1ff", r"\u200d"
    # The Unicode Standard, section 3.12: a syllable of two jamo begins every row of 28, those of three fill it.
    lv = "".join(f"\\u{point:04x}" for point in range(0xAC00, 0xD7A4, 28))
    after = f"[{found['extend']}{zwj}{found['spacing']}]*+"
    syllable = (
        f"[{found['hangul-l']}]*+(?:[{found['hangul-v']}{lv}][{found['hangul-v']}]*+|[\\uac00-\\ud7a3])"
        f"[{found['hangul-t']}]*+"
    )
    pictographs = f"[{found['pictograph']}](?:[{found['extend']}]*+{zwj}[{found['pictograph']}])*+"
    # GB9c: consonants with a linker, such as a virama, among what stands between them.
    linked = f"[{found['conjoined']}]*+[{found['linker']}][{found['conjoined']}{found['linker']}]*+"
    conjunct = f"[{found['consonant']}](?:{linked}[{found['consonant']}])*+"
    any_other = f"[^{found['control']}\\r\\n{found['prepend']}]"
    jamo = f"[{found['hangul-l']}]++|[{found['hangul-t']}]++"
    core = "|".join((f"[{flags}]{{2}}", syllable, jamo, pictographs, conjunct, any_other))
    cluster = rf"\r\n|[{found['control']}\r\n]|[{found['prepend']}]*+(?:{core}){after}|[{found['prepend']}]++"
    joining = (
        rf"\r\n|[{found['extend']}{zwj}{found['spacing']}{found['prepend']}{flags}{found['hangul-v']}"
        f"{found['hangul-l']}{found['hangul-t']}]"
    )
    return re.compile(joining), re.compile(cluster)


def _classes() -> dict[str, str]:
    """Return each class as the inside of a regex set."""
    classes: dict[str, str] = {}
    for line in CLASSES.splitlines():
        name, *runs = line.split()
        inside = "".join("-".join(f"\\U{int(end, 16):08x}" for end in run.split("-")) for run in runs)
        classes[name] = classes.get(name, "") + inside
    return classes
