"""Interviews and chats are reports, though their speakers say "I" and "you"."""

from __future__ import annotations

import pytest

from commentariat.corpus.splitting import split_trailing
from commentariat.corpus.splitting.dialogue import end_of_dialogue

HEAD = [
    "Ottilie Brandauer is one of six women in Europe who cast church bells. We met in a chat room in June."
]
ASKED = [
    "Good evening! How hot is it where you sit?",
    "What are you casting?",
    "Is that a joke?",
    "Thank you. Good night!",
]
SAID = [
    "Thirty-eight. My cat has left.",
    "A small one. They wanted an A, and I love to promise nothing!",
    "Half of one, I think... You tune it afterwards.",
    "Good night. I'm so glad that you asked!",
]


def chat(label: str) -> list[str]:
    lines = list(HEAD)
    for n, (question, answer) in enumerate(zip(ASKED, SAID, strict=True)):
        for name, said in (("Rosa Almqvist", question), ("Ottilie Brandauer", answer)):
            lines += label.format(name=name, said=said, n=n).split("\n")
    return lines


@pytest.mark.parametrize("label", ["{name}: {said}", "{name}\n{said}", "{name}, 19:0{n}\n{said}"])
def test_a_dialogue_of_two_is_not_split(label: str) -> None:
    lines = chat(label)
    assert end_of_dialogue(lines, range(len(lines))) == len(lines) - 1
    assert split_trailing("\n".join(lines)).outcome == "none"


def test_an_interview_that_names_nobody_is_told_by_its_questions() -> None:
    lines = [*HEAD, *(line for pair in zip(ASKED[:3] * 2, SAID[:3] * 2, strict=True) for line in pair)]

    assert end_of_dialogue(lines, range(len(lines))) == len(lines) - 1
    assert split_trailing("\n".join(lines)).outcome == "none"


def test_readers_who_ask_make_no_interview() -> None:
    report = [
        "The council approved the bridge on Monday.",
        "It is to open in May, officials said.",
        "It costs £14m.",
    ]
    readers = [
        "Who pays?",
        "We do, as always.",
        "Why now?",
        "I can't wait!",
        "Where will it be?",
        "No idea.",
        "Really?",
        "Yes.",
    ]
    lines = [*report * 2, *readers]

    assert end_of_dialogue(lines, range(len(lines))) is None


def test_a_comment_below_a_dialogue_is_found() -> None:
    lines = chat("{name}: {said}")
    comment = "I love this interview! Thanks for sharing, I didn't know that you could do that with a bell :)"
    split = split_trailing("\n".join([*lines, comment]))
    assert (split.outcome, split.boundary_line) in (("split", len(lines)), ("ask", len(lines)))


@pytest.mark.parametrize(
    "lines",
    [
        [*HEAD, "Kim: No.", "Lee: Yes.", "Kim: Why?", "Lee: So."],
        [*HEAD, "Kim: No.", "Ann: Yes.", "Lee: Why?", "Bob: So.", "Tom: Then."],
        [
            *HEAD,
            *["It rained."] * 20,
            "Kim: No.",
            "Lee: Yes.",
            "Kim: Why?",
            "Lee: So.",
            "Kim: What?",
            "Lee: That.",
        ],
    ],
    ids=["few turns", "many speakers", "at the end"],
)
def test_other_labels_are_no_dialogue(lines: list[str]) -> None:
    assert end_of_dialogue(lines, range(len(lines))) is None
