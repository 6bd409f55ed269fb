"""Keyed pseudonyms for comment authors.

A pseudonym is an HMAC-SHA256 (RFC 2104) of the name under a secret key that lives outside the corpus: the
same person keeps one pseudonym through a corpus, and nobody without the key can test a guess.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
import shlex
import unicodedata
from functools import lru_cache
from pathlib import Path

from ..errors import InputError
from ..standoff.claims import MACHINES
from ..text.stand_ins import PREFIX
from .name_forms import unjoined

KEY_VARIABLE = "COMMENTARIAT_KEY"
KEY_FILE_VARIABLE = "COMMENTARIAT_KEY_FILE"
SHORTEST_KEY = 16

NOBODY = frozenset((
    "anonymous", "anonymous user", "anonymous coward", "anon", "anonym", "anonyme", "anonimo", "anónimo",
    "anônimo", "аноним", "匿名", "مجهول", "guest", "guest user", "gast", "invité", "invitado", "гость",
    "visitor", "user", "unknown", "unknown user", "deleted", "deleted user", "removed", "none",
    "n/a", "na",
))  # fmt: skip
_NO_NAME = ("nan", "NaN", "null", "NULL")
"""What data frames and databases write for no name; Nan and Null are names."""

_ANNOTATOR = re.compile(r"annotator-[0-9a-f]{16}")


class Pseudonymiser:
    """Turns names into pseudonyms under one secret key.

    >>> hide = Pseudonymiser(b"a secret of this corpus")
    >>> hide.author("Al Smith") == hide.author(" al SMITH ")
    True
    >>> hide.author("Anonymous") is None
    True
    """

    def __init__(self, key: bytes) -> None:
        """Take the key.

        Raises:
            InputError: when the key is shorter than 16 bytes.
        """
        if len(key) < SHORTEST_KEY:
            raise InputError(
                f"The key for pseudonyms has {len(key)} bytes; it needs at least {SHORTEST_KEY}, so that "
                f"names cannot be found again by trying keys. A good one: openssl rand -hex 32."
            )
        self._key = key
        self._author = lru_cache(maxsize=8192)(self._pseudonym)

    def __repr__(self) -> str:
        """Show the fingerprint, never the key."""
        return f"Pseudonymiser(fingerprint={self.fingerprint!r})"

    def author(self, name: str | None) -> str | None:
        """Return the pseudonym of a name: ``reader-`` and 16 hexadecimal digits.

        Case, surrounding and repeated blanks, Unicode form and what nobody sees of a name (`name_forms.unjoined`)
        make no difference. None comes back for no name, for names that name nobody ("Anonymous", "Guest",
        "[deleted]") and for what tables write where there is none ("NaN" and "null", while Nan and Null are names).
        """
        return None if name is None else self._author(name)

    def rotated(self, pseudonym: str, *, release: str) -> str:
        """Return the pseudonym that stands for another in one release, so that releases cannot be joined on it.

        >>> hide = Pseudonymiser(b"a secret of this corpus")
        >>> one, other = (hide.rotated("reader-0123456789abcdef", release=tag) for tag in ("v1", "v2"))
        >>> one == other, len(one)
        (False, 23)
        """
        return PREFIX + self._digest("release", f"{release}\x1f{pseudonym}")[:16]

    def annotator(self, name: str) -> str:
        """Return the pseudonym of somebody who annotates, by their e-mail address or name; rules and models stay.

        It is never that of a commenter, and unlike theirs it is made for every name.

        >>> hide = Pseudonymiser(b"a secret of this corpus")
        >>> hidden = hide.annotator("ann@example.org")
        >>> hidden[:10], hide.annotator(hidden) == hidden, hide.annotator("rule:lexicon")
        ('annotator-', True, 'rule:lexicon')
        """
        if name.startswith(MACHINES) or _ANNOTATOR.fullmatch(name):
            return name
        return "annotator-" + self._digest("annotator", _folded(name))[:16]

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that tell keys apart and give nothing of them away."""
        return self._digest("fingerprint", "")[:8]

    def _pseudonym(self, name: str) -> str | None:
        folded = _folded(name)
        someone = _names_someone(folded) and name.strip() not in _NO_NAME
        return PREFIX + self._digest("author", folded)[:16] if someone else None

    def _digest(self, purpose: str, value: str) -> str:
        message = f"commentariat\x1f{purpose}\x1f{value}".encode("utf-8", errors="surrogatepass")
        return hmac.digest(self._key, message, "sha256").hex()


def load_key(path: Path | None = None, *, outside: Path | None = None, making: bool = True) -> bytes:
    """Return the secret key; the user's own is made on first use.

    The first of these that is given decides: `path`, the environment variable ``COMMENTARIAT_KEY`` (the key
    itself), ``COMMENTARIAT_KEY_FILE`` (a path), and the user's own, a file in their configuration folder. Only that
    one is made when it is missing, readable by its owner only; two processes that make it at once get one key. A key
    file that was named and is missing is an error, since a slip in its name would change every pseudonym.

    Args:
        path: a key file.
        outside: the corpus folder, in which the key must not lie.
        making: whether the user's own key may be made.

    Raises:
        InputError: when the key is missing, cannot be read or made, is too short, or would lie in the corpus folder.
    """
    named = None
    if path is not None:
        named = "--key-file"
    else:
        if given := os.environ.get(KEY_VARIABLE, "").strip():
            return _parsed(given, f"the environment variable {KEY_VARIABLE}")
        if said := os.environ.get(KEY_FILE_VARIABLE, "").strip():
            named, path = KEY_FILE_VARIABLE, Path(said)
        else:
            from platformdirs import user_config_path

            path = user_config_path("commentariat", appauthor=False) / "pseudonym.key"
    if outside is not None and path.resolve().is_relative_to(outside.resolve()):
        raise InputError(
            f"The key file {path} lies inside the corpus folder {outside}, where it would be published with "
            f"the pseudonyms it protects; keep it elsewhere."
        )
    try:
        if not path.exists():
            if named or not making:
                raise InputError(_no_key(path, named=named))
            _make_key(path)
        return _parsed(path.read_text(encoding="utf-8").strip(), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The key file {path} cannot be read or made ({error}); name another one in {KEY_FILE_VARIABLE}, "
            f"or put the key itself into {KEY_VARIABLE}."
        ) from error


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", unjoined(name)).casefold())
    return " ".join(folded.replace("\x00", "").split())


def _names_someone(folded: str) -> bool:
    """Tell a name, which may be an emoji, from mere punctuation and from what stands for nobody."""
    return bool(folded.strip("[]()<>-–—_.?!* ")) and folded.strip("[]()<>-. ") not in NOBODY


def _parsed(key: str, where: str) -> bytes:
    if len(key) >= 32 and len(key) % 2 == 0 and re.fullmatch(r"[0-9a-fA-F]+", key):
        return bytes.fromhex(key)
    raw = key.encode("utf-8", errors="surrogateescape")
    if len(raw) < SHORTEST_KEY:
        raise InputError(
            f"The key in {where} has {len(raw)} characters; it needs at least {SHORTEST_KEY}, so that names "
            f"cannot be found again by trying keys. A good one: openssl rand -hex 32."
        )
    return raw


def _no_key(path: Path, *, named: str | None) -> str:
    if named is None:
        return (
            f"You have no key yet: there is no {path}, which the first build makes. Name the key that your corpus was "
            f"built with: --key-file FILE, or {KEY_FILE_VARIABLE}."
        )
    return (
        f"There is no key file {path}, which {named} names; check the name, since another key would give everybody "
        f"another pseudonym. To make a new key on purpose: openssl rand -hex 32 > {shlex.quote(str(path))}"
    )


def _make_key(path: Path) -> None:
    """Write a new key file whole: it appears under its name by a hard link, which never replaces another."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    line = (secrets.token_hex(32) + "\n").encode("ascii")
    _write_new(draft, line)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    except OSError:
        # Some file systems have no hard links; then the first to create the file wins.
        if not path.exists():
            _write_new(path, line)
    finally:
        draft.unlink(missing_ok=True)


def _write_new(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
