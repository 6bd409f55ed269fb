"""Forms of names: what is written for a name and the name have a key in common, and offsets stay those of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.privacy.name_forms import readings, stem, stems, unaccented, written
from commentariat.corpus.text.canonical import canonical, word_spans


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("İbrahim Çelik", "ibrahim celik IBRAHIM ÇELİK ıbrahim Celik"),
        ("Γιώργος Παππάς", "ΓΙΩΡΓΟΣ ΠΑΠΠΑΣ γιωργος παππας"),
        ("Søren Łuków", "Soren Lukow SOREN LUKÓW"),
        ("أحمد", "احمد أَحمد"),
        ("Алёна", "Алена АЛЕНА"),
        ("Jose", "José JOSÉ"),
    ],
)
def test_case_and_accents_make_no_difference(name: str, said: str) -> None:
    keys = [unaccented(word.casefold()) for word in canonical(name).text.split()]

    words = [unaccented(word.casefold()) for word in canonical(said).text.split()]
    assert words == keys * (len(words) // len(keys))


@pytest.mark.parametrize(
    "forms",
    [
        "иван ивана ивану иваном иване",
        "петров петрова петрову петровым петрове",
        "зареченский зареченского зареченскому зареченским зареченском зареченская",
        "мария марии марию марией",
        "андрей андрея андрею андреем андрее",
        "шевченко",
        "anna anny annie anne anno",
        "kowalski kowalskiego kowalskiemu kowalskim kowalska kowalskiej",
        "novak novaka novakovi novakem",
        "γιωργοσ γιωργου γιωργο",
        "παππασ παππα",
    ],
)
def test_the_cases_of_a_name_have_one_stem(forms: str) -> None:
    assert len(set(map(stem, forms.split()))) == 1


@pytest.mark.parametrize("names", ["иван иванов", "ann anton", "paul pauline", "лев лена", "я ю"])
def test_different_names_have_different_stems(names: str) -> None:
    one, other = map(stem, names.split())
    assert one != other


def test_letters_of_their_own_are_no_accents() -> None:
    assert [unaccented(word) for word in ("й", "ї", "が", "김")] == ["й", "ї", "が", "김"]


@given(st.text() | st.text("Иван é ąİı’'-@. Anna"))
def test_every_reading_has_the_words_and_offsets_of_the_text(raw: str) -> None:
    text = canonical(raw).text
    spans = word_spans(text)

    views = readings(text)

    assert views[0] == spans
    assert [[span[:2] for span in view] for view in views] == [[span[:2] for span in spans]] * len(views)
    assert [[word for _, _, word in view] for view in views] == written(text)


@given(st.text(min_size=1))
def test_forms_of_forms_are_the_same(raw: str) -> None:
    for word in written(canonical(raw).text)[0]:
        assert unaccented(unaccented(word)) == unaccented(word)
        assert stems(stems([word])) == stems([word])
