"""Smileys and emojis that systems write as pictures: readers see a face, and it may be all that tells irony."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 16
_FACES = re.compile(r"emoji|smil(?:ey|ie|es)|emoticon", re.IGNORECASE)


def face_of(picture: Mapping[str, str]) -> str:
    """Return the smiley or emoji that a picture stands for, by its attributes; nothing where it is none.

    What names a face in words ("Smile") is no face: its words would be taken for the reader's own.

    >>> face_of({"class": "emoji", "alt": "🙂"}), face_of({"alt": ":)", "src": "/images/smilies/icon_smile.gif"})
    ('🙂', ':)')
    >>> face_of({"class": "smiley", "alt": "Smile"}), face_of({"alt": "№ 5", "src": "/bridge.png"})
    ('', '')
    """
    face = picture.get("alt", "").strip()
    if not 0 < len(face) <= LONGEST or face.isalpha() or " " in face:
        return ""
    told = _FACES.search(picture.get("class", "")) or _FACES.search(picture.get("src", ""))
    return face if told else ""
