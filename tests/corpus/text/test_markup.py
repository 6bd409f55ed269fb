from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.text.markup import decode_again, text_of


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("Just words", "Just words"),
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("One<br>Two<BR/>Three<br /><br />Four", "One\nTwo\nThree\nFour"),
        ("<div>One<div>Two</div>Three</div>", "One\nTwo\nThree"),
        ("an <em>inner</em><b>most</b> word", "an innermost word"),
        ("<ul><li>One<li>Two</ul>", "One\nTwo"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<pre>one\n  two</pre>three\nfour", "one\ntwo\nthree four"),
        ("<blockquote><p>He said</p><p>so</p></blockquote><p>No.</p>", "> He said\n> so\nNo."),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n> > b\nc"),
        ("Fish &amp; chips &lt;3 &#8217;&#x2019; &eacute;", "Fish & chips <3 ’’ é"),
        ("3 < 5 and 5 > 3, I <3 it & you", "3 < 5 and 5 > 3, I <3 it & you"),
        ("a<script>alert('x')</script>b<style>p{}</style><noscript>c</noscript>", "ab"),
        ("<iframe src=x>old</iframe><svg><text>t</text></svg>d", "d"),
        ('<a href="javascript:alert(1)" onclick="steal()">link</a>', "link"),
        ("<!-- hidden --><p>shown", "shown"),
        ("<!-- only a comment -->", ""),
        ('So <img class="wp-smiley" alt=":-)" src="x"> it <img alt="a bridge" src="y">is', "So :-) it is"),
        ("a\x00b", "ab"),
        (
            'a note<sup data-fn="a" class="fn"><a href="#a">1</a></sup>, H<sub>2</sub>O, m<sup>2</sup>',
            "a note, H2O, m2",
        ),
        ('<p>a<sup data-fn="a">1<p>b 2</p><sup>2</sup>', "a\nb 2\n2"),
        (
            "It will <del>fix</del><ins>replace</ins> it, re<ins>re</ins>ad <del>a</del> <ins>b</ins>.",
            "It will fix replace it, reread a b.",
        ),
        ("</p></div>lone ends", "lone ends"),
        ("<p>never <b>closed", "never closed"),
    ],
)
def test_html_becomes_text_with_a_line_for_every_block(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_line_ends_as_typed_are_kept_on_request() -> None:
    typed = "One.\nStill\r\none.\n\n<b>Two</b>."
    assert text_of(typed) == "One. Still one. Two."
    assert text_of(typed, keep_lines=True) == "One.\nStill\none.\nTwo."


def test_an_unread_element_left_open_within_another_hides_no_more_than_it_does_in_a_browser() -> None:
    assert text_of("<p>a<svg><p>b</p></svg>c</p>").endswith("c")


@pytest.mark.parametrize("bomb", ["<div>" * 100_000 + "deep", "<a " * 200_000, "<![" * 200_000, "&" * 1_000_000,
                                  "<blockquote>" * 2_000 + "deep", "<p " + "x=1 " * 200_000 + ">deep"])  # fmt: skip
def test_hostile_markup_is_read_to_its_end(bomb: str) -> None:
    assert isinstance(text_of(bomb), str)


def test_entities_encoded_twice_are_decoded_and_counted() -> None:
    assert decode_again(text_of("Don&amp;#8217;t &amp;amp; won&amp;rsquo;t")) == ("Don’t & won’t", 3)
    assert decode_again("AT&T; R&D, a & b") == ("AT&T; R&D, a & b", 0)


@given(st.text(max_size=200) | st.lists(st.sampled_from(["<p>", "</p>", "<", ">", "&", "<blockquote>", "</blockquote>",
                                                         "<svg>", "</svg>", "<!--", "-->", "x", "\n", '"']),
                                        max_size=30).map("".join))  # fmt: skip
def test_any_string_becomes_lines_of_which_none_is_blank(markup: str) -> None:
    text = text_of(markup)
    assert all(line.strip() for line in text.split("\n")) or text == ""
    assert "\x00" not in text
