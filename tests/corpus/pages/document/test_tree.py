"""A page as arrays."""

from __future__ import annotations

import gc
import weakref

from commentariat.corpus.pages.document.tree import Tree


def test_a_page_is_let_go_of_without_the_collector_of_cycles() -> None:
    gc.disable()
    try:
        page = weakref.ref(Tree("<ul class='comments'><li id='c1'>Ann: <a href='/a'>Well said.</a></ul>"))
        assert page() is None
    finally:
        gc.enable()


def test_forms_and_boxes_to_write_in_are_noted_wherever_they_stand() -> None:
    tree = Tree(
        "<form><noscript><textarea></textarea></noscript></form><div><textarea>Said</textarea><form></form></div>"
    )
    assert [tree.tags[at] for at in tree.forms] == ["form", "form"]
    assert tree.textareas == [at for at, tag in enumerate(tree.tags) if tag == "textarea"]
