"""Layer names that somebody asks for."""

from __future__ import annotations

import pytest

from commentariat.annotation.layers import check_layers
from commentariat.corpus.errors import InputError
from commentariat.corpus.scheme import default_scheme
from commentariat.corpus.scheme_file import parse_scheme
from commentariat.corpus.standoff.claims import claim_on


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("sentimant", "did you mean “sentiment”?"),
        ("loaded", "did you mean “loaded_language”?"),
        ("morality", "it is a label of policy_frame and generic_frame."),
        ("xyz", "the layers are loaded_language, sentiment, "),
    ],
)
def test_an_unknown_layer_is_told_with_what_may_be_meant(asked: str, hint: str) -> None:
    with pytest.raises(InputError) as raised:
        check_layers(["sentiment", asked])
    assert f"There is no layer “{asked}”; {hint}" in str(raised.value)
    assert str(raised.value).endswith(f"{', '.join(default_scheme().layer_names)}.")


def test_layers_of_the_scheme_and_of_the_claims_at_hand_are_known() -> None:
    ours = parse_scheme("name: ours\nlayers: {tone: {unit: span, labels: {rude: {marks: x}}}}", where="ours")
    made = claim_on("Text.", document_id="d", layer="older", label="x", annotator="ann")
    check_layers(["tone", "older"], claims=[made], scheme=ours)
    check_layers(None, scheme=ours)
