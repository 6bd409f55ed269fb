"""Altair charts that show themselves in a notebook without the network: live in JupyterLab, else as a picture.

Altair's own default fetches its JavaScript from a CDN, and JupyterLab draws charts by itself only when they come as
Vega-Lite 5 or older. These charts bring both what JupyterLab draws and a picture for pages that run no script.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any

import altair as alt
from altair.utils.mimebundle import spec_to_mimebundle

VEGA_LITE_MIME_TYPE = "application/vnd.vegalite.v5+json"
"""What JupyterLab 4 and VS Code draw. The marks and encodings used here mean the same in Vega-Lite 5 and 6."""
_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_PIXELS_PER_INCH = 96
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class _Offline:
    def _repr_mimebundle_(self: Any, *args: Any, **kwargs: Any) -> Any:
        if alt.renderers.active != "default":
            return super()._repr_mimebundle_(*args, **kwargs)  # pyright: ignore[reportAttributeAccessIssue]
        spec = self.to_dict()
        picture, size = spec_to_mimebundle(spec, format="png", mode="vega-lite", ppi=_PIXELS_PER_INCH)
        return {
            VEGA_LITE_MIME_TYPE: spec | {"$schema": _SCHEMA},
            "image/png": smaller(picture["image/png"]),
            "text/plain": f"<{type(self).__name__}>",
        }, size


class LayerChart(_Offline, alt.LayerChart):
    """Layers over one another; a renderer that the user enabled goes first."""


class VConcatChart(_Offline, alt.VConcatChart):
    """Panels below one another; a renderer that the user enabled goes first."""


def smaller(png: bytes) -> bytes:
    """Compress the pixels of a PNG anew, without loss: vl-convert's are four times the size they need to be."""
    kept, pixels, position = [], b"", len(_SIGNATURE)
    while position < len(png):
        (size,) = struct.unpack_from(">I", png, position)
        name, data = png[position + 4 : position + 8], png[position + 8 : position + 8 + size]
        position += size + 12
        if name == b"IDAT":
            pixels += data
        elif name != b"IEND":
            kept.append((name, data))
    chunks = [*kept, (b"IDAT", zlib.compress(zlib.decompress(pixels), 9)), (b"IEND", b"")]
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
