"""How many comments a page tells machines it has."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages.counts import documents_of, structured_count
from commentariat.corpus.pages.tree import Tree


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("<meta itemprop=commentCount content=12>", 12),
        ("<span itemprop=commentCount>12 comments</span>", 12),
        ("<meta itemprop=interactionCount content='UserComments:7'>", 7),
        ("<meta itemprop=interactionCount content='UserPlays:7'>", None),
        ("<meta itemprop=commentCount content=none>", None),
        ('<script type="application/ld+json">[{"@type": "WebPage"}, {"commentCount": 3}]</script>', 3),
        (
            '<script type="application/ld+json">{"@graph": [{"mainEntity": {"commentCount": "3"}}]}</script>',
            3,
        ),
        ('<script type="application/ld+json">{"itemListElement": [{"commentCount": 3}]}</script>', None),
        ('<script type="application/ld+json">{"commentCount": </script>', None),
    ],
)
def test_the_count_for_machines(page: str, count: int | None) -> None:
    tree = Tree(page)
    assert structured_count(tree, documents_of(tree)) == count
