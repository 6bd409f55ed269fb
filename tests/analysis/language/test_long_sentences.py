"""Sentences of thousands of words are cut, and nothing else is touched."""

from __future__ import annotations

import pytest

from commentariat.analysis.language import parse
from commentariat.analysis.language.long_sentences import LONGEST_SENTENCE, with_short_sentences
from commentariat.analysis.language.snapshot import snapshot


@pytest.fixture(scope="module")
def monster():
    [doc] = parse(["Nobody came. " + 300 * "He said that Anna Haddad, who knew, "])
    return doc


@pytest.fixture(scope="module")
def cut(monster):
    return with_short_sentences(monster)


def test_an_ordinary_parse_is_returned_as_it_is():
    [doc] = parse(["The junta fell. Nobody mourned it."])
    assert with_short_sentences(doc) is doc


def test_no_sentence_is_longer_than_the_limit(monster, cut):
    assert max(len(sentence) for sentence in monster.sents) > LONGEST_SENTENCE
    assert max(len(sentence) for sentence in cut.sents) <= LONGEST_SENTENCE


def test_the_parse_that_was_given_stays_as_it_was(monster, cut):
    assert cut is not monster
    assert [token.head.i for token in monster] != [token.head.i for token in cut]


def test_tokens_keep_all_but_their_arcs(monster, cut):
    def kept(doc):
        return [(t.text, t.idx, t.lemma_, t.pos_, t.tag_, t.ent_type_, t.ent_iob_) for t in doc]

    assert kept(cut) == kept(monster)


def test_every_part_is_one_tree(cut):
    for sentence in cut.sents:
        assert [token.dep_ for token in sentence if token.head is token or token.head == token] == ["ROOT"]
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)


def test_arcs_within_a_part_stay(monster, cut):
    whole = [token for token in cut if token.dep_ not in ("ROOT", "dep")]
    assert len(whole) > 0.9 * len(cut)
    assert all(monster[token.i].head.i == token.head.i for token in whole)


def test_parts_end_behind_a_comma_where_there_is_one(cut):
    assert {sentence[-1].text for sentence in list(cut.sents)[:-1]} <= {",", "."}


def test_a_sentence_without_any_mark_is_cut_too():
    [doc] = parse(["no " * 2 * LONGEST_SENTENCE])
    assert max(len(sentence) for sentence in with_short_sentences(doc).sents) <= LONGEST_SENTENCE


def test_rules_see_the_parts(monster):
    assert max(len(sentence) for sentence in snapshot(monster).sents) <= LONGEST_SENTENCE
