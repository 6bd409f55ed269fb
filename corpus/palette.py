"""The house palette: the colours of Okabe and Ito (2008), which people with colour-vision deficiencies tell apart."""

from __future__ import annotations

OKABE_ITO = {
    "black": "#000000",
    "orange": "#E69F00",
    "sky blue": "#56B4E9",
    "bluish green": "#009E73",
    "yellow": "#F0E442",
    "blue": "#0072B2",
    "vermillion": "#D55E00",
    "reddish purple": "#CC79A7",
}
PALETTE = tuple(
    OKABE_ITO[name]
    for name in ("blue", "vermillion", "bluish green", "reddish purple", "orange", "sky blue", "black")
)


def shade(colour: str, step: int) -> str:
    """Return one of the shades of a colour: itself, then lighter and darker ones in turn.

    Args:
        colour: ``#RRGGBB``.
        step: 0 for the colour itself.

    >>> shade("#0072B2", 0), shade("#0072B2", 1), shade("#0072B2", 2)
    ('#0072B2', '#4095C5', '#00507D')
    """
    if step == 0:
        return colour
    share = min(0.25 + 0.15 * ((step - 1) // 2), 0.7)
    lighter = step % 2 == 1
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    mixed = [round(c + (255 - c) * share) if lighter else round(c * (1 - share - 0.05)) for c in parts]
    return "#" + "".join(f"{c:02X}" for c in mixed)
