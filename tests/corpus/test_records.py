"""Records can be set aside and read again."""

from __future__ import annotations

import pickle
from copy import copy, deepcopy
from dataclasses import fields

from commentariat.corpus.records import SourceComment


def test_a_comment_keeps_every_field_when_it_is_set_aside() -> None:
    values = {one.name: f"value of {one.name}" for one in fields(SourceComment)}
    made = SourceComment(**values)  # pyright: ignore[reportArgumentType]

    for again in (pickle.loads(pickle.dumps(made)), copy(made), deepcopy(made)):
        assert again == made
        assert {name: getattr(again, name) for name in values} == values
