"""Names of authors: the few numbers that a corpus keeps of each find what the names themselves would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.privacy.authors import Authors
from commentariat.corpus.privacy.hashed_authors import CorpusAuthors, ManyAuthors
from commentariat.corpus.privacy.name_forms import readings, stems
from commentariat.corpus.privacy.pseudonyms import Pseudonymiser
from commentariat.corpus.text.canonical import word_spans

HIDE = Pseudonymiser(b"a key for the tests only")
WORDS = st.sampled_from(
    [
        "Al",
        "al",
        "Smith",
        "Smith-Jones",
        "The",
        "Truth",
        "riposte1111",
        "É",
        "e",
        "Çelik",
        "ı",
        "Иван",
        "Ивана",
        "_",
        "guest",
        "al_smith",
        "AlfSmith",
        "Alf",
        "n\u200cî",
    ]
)
NAMES = st.none() | st.lists(WORDS, min_size=1, max_size=3).map(" ".join) | st.just("AlSmith")


def corpus_authors(names: list[str | None], order: list[int] | None = None) -> CorpusAuthors:
    authors = CorpusAuthors(pseudonymiser=HIDE)
    for name in names:
        authors.note(name)
    authors.settle(order)
    return authors


@given(st.lists(NAMES, max_size=6), st.lists(WORDS, max_size=8), st.sampled_from([" ", ", ", "-", "\n"]))
def test_they_find_what_the_names_of_a_thread_find(
    names: list[str | None], said: list[str], gap: str
) -> None:
    few, many = Authors(names, pseudonymiser=HIDE), corpus_authors(names)
    text = gap.join(said)
    words = word_spans(text)
    firsts = {name[0] for name in few.telling}
    assert many.spoken_of([text]) == {
        stems(name)
        for view in readings(text)
        for index, (_, _, word) in enumerate(view)
        if word in firsts and (name := few.at(text, view, index))
    }
    for index, (_, _, word) in enumerate(words):
        found = few.at(text, words, index)
        assert many.at(text, words, index) == found
        assert found is None or many.called(found) == few.called(found)
        assert many.with_handle(word) == few.with_handle(word)


@given(st.lists(NAMES, max_size=6), st.lists(WORDS, max_size=8), st.data())
def test_many_authors_of_a_thread_answer_as_few_do(
    names: list[str | None], said: list[str], data: st.DataObject
) -> None:
    kept = [place for place in range(len(names)) if data.draw(st.booleans())]
    few, many = Authors([names[place] for place in kept], pseudonymiser=HIDE), ManyAuthors(pseudonymiser=HIDE)
    for name in names:
        many.note(name)
    many.settle(kept)
    text = " ".join(said)

    for words in readings(text):
        standing = set[int]()
        for index, (_, _, word) in enumerate(words):
            found = few.at(text, words, index)
            assert many.at(text, words, index) == found
            if found is not None or few.given_name(word) is not None:
                standing.add(index)
            assert many.given_name(word) == few.given_name(word)
            for together in (word, "".join(said[:2]).casefold(), f"{said[0]}{said[-1]}".casefold()):
                assert many.beginning(together) == few.beginning(together)
            assert many.with_handle(word) == few.with_handle(word) == few.by_handle.get(word)
            if found is not None:
                assert many.called(found) == few.called(found)
                assert many.tells(found) == few.tells(found)
        folded = [word for _, _, word in words]
        assert standing <= set(many.places(folded)) <= set(few.places(folded))


def test_by_another_name_of_an_author_the_author_is_known() -> None:
    pairs = [("Olive Marsh", "quayside_77"), ("Bob", "ann"), ("Ann", None), ("Bo", "guest"), ("", "nemo_9")]
    few = Authors((name for name, _ in pairs), pseudonymiser=HIDE, logins=pairs)
    many, corpus = ManyAuthors(pseudonymiser=HIDE), CorpusAuthors(pseudonymiser=HIDE)
    for known in (many, corpus):
        for name, login in pairs:
            known.note(name, login)
        known.settle()

    for known in (few, many, corpus):
        assert known.called(("quayside_77",)) == known.with_handle("quayside77") == HIDE.author("Olive Marsh")
        assert known.called(("ann",)) == HIDE.author("Ann"), "a shown name comes before another's login"
        assert known.called(("guest",)) is None
        assert known.called(("nemo_9",)) is None


def test_of_two_with_the_same_words_the_first_in_the_corpus_has_the_name() -> None:
    names: list[str | None] = ["al.smith", "Al Smith"]
    assert corpus_authors(names).called(("al", "smith")) == HIDE.author("al.smith")
    assert corpus_authors(names, [1, 0]).called(("al", "smith")) == HIDE.author("Al Smith")


def test_a_handle_of_two_authors_is_nobodys() -> None:
    assert corpus_authors(["Al Smith", "Alsmith"]).with_handle("alsmith") is None


def test_a_form_of_two_names_is_nobodys_and_a_name_comes_before_a_form() -> None:
    for names, owner in ((["Al É", "Al Ë"], None), (["Al É", "Al E"], "Al E"), (["Al É"], "Al É")):
        few, many = Authors(names, pseudonymiser=HIDE), ManyAuthors(pseudonymiser=HIDE)
        for name in names:
            many.note(name)
        many.settle()
        assert few.called(("al", "e")) == many.called(("al", "e")) == HIDE.author(owner)
