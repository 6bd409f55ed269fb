"""Attributions: lines that say who wrote have a pseudonym in the place of the name, whoever that is."""

from commentariat.corpus.privacy.attributions import hide_attributions
from commentariat.corpus.privacy.pseudonyms import Pseudonymiser

HIDE = Pseudonymiser(b"a key for the tests only")


def test_lines_that_say_who_wrote_are_hidden_whoever_that_is() -> None:
    text = "Kim Lee said...\nWell done.\nPosted by Joe Bloggs on March 3, 2012 at 5:04 pm\nThe mayor said:"

    hidden, changes = hide_attributions(text, pseudonymiser=HIDE)

    assert hidden == (
        f"{HIDE.author('Kim Lee')} said...\nWell done.\n"
        f"Posted by {HIDE.author('Joe Bloggs')} on March 3, 2012 at 5:04 pm\nThe mayor said:"
    )
    assert changes == ("2 names of an author replaced by its pseudonym",)
    assert hide_attributions(hidden, pseudonymiser=HIDE) == (hidden, ())
