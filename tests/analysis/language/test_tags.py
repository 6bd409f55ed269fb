"""Tags are the tagger's."""

from __future__ import annotations

from typing import Any

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.language.tags import TagDecoder


def test_a_tagger_of_another_build_is_refused() -> None:
    parser: Any = load_pipeline().get_pipe("parser")
    with pytest.raises(ValueError, match="one layer"):
        TagDecoder(parser)
