"""Who an annotator is: a keyed pseudonym in the corpus, and their address only in a private file outside it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...corpus.errors import InputError, OutputError
from ...corpus.privacy.pseudonyms import Pseudonymiser

PEOPLE_FILE = "annotators.json"


def people_file() -> Path:
    """Return the file that tells whose pseudonym is whose; only its owner can read it, and it is in no corpus."""
    from platformdirs import user_config_path

    return user_config_path("commentariat", appauthor=False) / PEOPLE_FILE


def known_people() -> dict[str, str]:
    """Return the address of every annotator that was pulled here, by pseudonym; empty when the file is not there.

    Raises:
        InputError: when it is there and cannot be read: nothing else tells who the annotators of a corpus are.
    """
    path = people_file()
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(said, dict):
            raise ValueError("it holds no JSON object")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise InputError(
            f"The private list of annotators {path} cannot be read: {error}. It alone tells whose pseudonym is whose, "
            f"so it was left as it is. Mend it or restore a copy; or move it away, and a new list begins."
        ) from error
    return {str(name): str(address) for name, address in said.items()}


class People:
    """Gives the pseudonym of whoever made an annotation, and notes whose it is.

    Attributes:
        met: the address of every annotator met, by pseudonym.
    """

    def __init__(self, users: Mapping[int, str], *, pseudonymiser: Pseudonymiser) -> None:
        """Take the users of the server by id, and what makes pseudonyms.

        Raises:
            InputError: when the private list is damaged, so that nobody could be noted in it.
        """
        known_people()
        self._users = users
        self._pseudonymiser = pseudonymiser
        self.met: dict[str, str] = {}

    def __call__(self, annotation: Mapping[str, Any]) -> str:
        """Return the pseudonym of an annotation's author."""
        author = annotation.get("completed_by", annotation.get("user"))
        if isinstance(author, Mapping):
            author = author.get("email") or author.get("id")
        address = (
            self._users.get(author, f"user {author}") if isinstance(author, int) else str(author or "nobody")
        )
        name = self._pseudonymiser.annotator(address)
        self.met[name] = address
        return name

    def remember(self) -> None:
        """Note in the private file who was met.

        Raises:
            InputError: when the file is there and cannot be read; it is left as it is.
            OutputError: when it cannot be written.
        """
        known = known_people()
        if self.met.items() <= known.items():
            return
        path = people_file()
        partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
        content = json.dumps(dict(sorted((known | self.met).items())), ensure_ascii=False, indent=1)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(
                os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write(content + "\n")
            partial.replace(path)
        except OSError as error:
            raise OutputError(
                f"The private list of annotators {path} cannot be written: {error}; make its folder writable."
            ) from error
