"""Letters to the editor: each with its own heading, and nothing of them or of the menus in the report."""

from __future__ import annotations

from commentariat.corpus.pages import read_page

NAV = "<nav><a href='/'>Home</a> <a href='/w'>World</a> <a href='/s'>Sport</a></nav>"
LETTER = "<p>Sir, – {text} and no one at the harbour office will say why.</p><p><strong>{name}</strong><br>Harbour Street</p>"
NAMED = [("The ferry has not sailed for a week,", "Ann Holm"), ("The quay is shut,", "Bo Salt")]
HEADINGS = ("A ferry", "<strong>The quay</strong>")


def page(*headings: str) -> str:
    letters = [
        f"<h2>{heading}</h2>{LETTER.format(text=text, name=name)}"
        if heading
        else LETTER.format(text=text, name=name)
        for heading, (text, name) in zip(headings, NAMED, strict=True)
    ]
    title = "<title>Letters to the editor</title>"
    return f"<html lang=en><head>{title}</head><body>{NAV}<div><h1>Letters to the editor</h1>{''.join(letters)}</div>"


def test_the_heading_of_a_letter_stays_with_it_and_menus_are_no_report() -> None:
    read = read_page(page(*HEADINGS))
    assert [comment.text.split("\n")[0] for comment in read.comments] == ["A ferry", "The quay"]
    assert [comment.author for comment in read.comments] == ["Ann Holm", "Bo Salt"]
    assert read.text == ""


def test_a_single_heading_heads_them_all() -> None:
    read = read_page(page("This week", ""))
    assert all(comment.text.startswith("Sir, –") for comment in read.comments)
    assert len(read.comments) == 2


def test_the_evidence_for_letters_is_what_they_were_told_by() -> None:
    [first, _] = read_page(page(*HEADINGS)).comments
    assert first.evidence == ("2 texts signed below by a name", "a heading of letters above them")


def test_letters_may_be_headed_in_bold_and_signed_in_italics_with_a_place() -> None:
    letter = "<p><b>{heading}</b></p><p>{text} and no one at the harbour office will say why.</p><p><i>{name}, Hallam</i></p>"
    letters = "".join(
        letter.format(heading=heading, text=text, name=name)
        for heading, (text, name) in zip(("A ferry", "The Quay"), NAMED, strict=True)
    )
    read = read_page(f"<title>Letters</title>{NAV}<h1>Letters to the editor</h1><div>{letters}</div>")
    assert [(comment.author, comment.text) for comment in read.comments] == [
        (name, f"{heading}\n{text} and no one at the harbour office will say why.")
        for heading, (text, name) in zip(("A ferry", "The Quay"), NAMED, strict=True)
    ]
