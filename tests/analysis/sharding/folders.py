"""Folders compared by what stands in them."""

from __future__ import annotations

from pathlib import Path


def tables(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
