"""Sets of the tags that the English pipeline of spaCy gives: word classes, forms of verbs, kinds of names."""

from __future__ import annotations

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
"""Word classes (`pos_`) of the heads of noun phrases."""
VERBAL = frozenset({"VERB", "AUX"})
"""Word classes (`pos_`) of verbs."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags (`tag_`) of finite verbs, modals with them."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
"""Kinds of names (`ent_type_`) that are of places."""
