"""Layer names that somebody asks for, checked where they come in."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..corpus.errors import InputError
from ..corpus.nearest import nearest
from ..corpus.scheme import Scheme, default_scheme
from ..corpus.standoff.claims import Claim


def check_layers(
    layers: Collection[str] | None, *, claims: Iterable[Claim] = (), scheme: Scheme | None = None
) -> None:
    """Check that layers which are asked for are known: a misspelt one is no layer in which nobody claims anything.

    Args:
        layers: the names; None asks for all.
        claims: claims at hand, whose layers are known.
        scheme: the label scheme, whose layers are known; the shipped one if None.

    Raises:
        InputError: when a layer is not known; the message names those that are.

    >>> try:
    ...     check_layers(["sentimant"])
    ... except InputError as error:
    ...     print(str(error).partition("? ")[0])
    There is no layer “sentimant”; did you mean “sentiment”
    """
    if layers is None:
        return
    scheme = scheme or default_scheme()
    known = dict.fromkeys((*scheme.layer_names, *sorted({claim.layer for claim in claims})))
    for name in layers:
        if name in known:
            continue
        of_label = [layer.name for layer in scheme.layers if name in set(layer)]
        near = nearest(name, known)
        if of_label:
            hint = f"it is a label of {' and '.join(of_label)}. T"
        else:
            hint = f"did you mean “{near[0]}”? T" if near else "t"
        raise InputError(f"There is no layer “{name}”; {hint}he layers are {', '.join(known)}.")
