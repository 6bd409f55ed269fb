from __future__ import annotations

from itertools import pairwise
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from commentariat.corpus.readers.exports import xml_mending
from commentariat.corpus.readers.exports.xml_mending import Mender

SIGNS = ["<", ">", "&", "amp;", "&amp;", "&#38;", "&nbsp;", "&LT;", "]", "]]>", "<b>", "</b>", "<t a='", "<t a=\"1\">",
         "&#55357;", "&#xDC4D;",
         "'", '"', "</", "/>", "#", ";", " ", "\n", "é", "a", "\x0b", "&#11;", "!", "<!", "<y/>"]  # fmt: skip
OPENERS = ["<![CDATA[", "<!--", "-->", "<?x", "?>", "<![CD", "<!-", "<!DOCTYPE r [", "<?xml v='1'?>"]


def texts(signs: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(signs), max_size=30).map("".join)


def mended(text: str, cuts: list[int] | None = None) -> str:
    mender = Mender()
    bounds = [0, *sorted({min(cut, len(text)) for cut in cuts or ()}), len(text)]
    return "".join(mender.mend(text[start:end]) for start, end in pairwise(bounds)) + mender.finish()


@given(texts([*SIGNS, *OPENERS]), st.lists(st.integers(0, 90), max_size=40))
def test_it_does_not_matter_where_a_file_is_cut_into_pieces(text: str, cuts: list[int]) -> None:
    assert mended(text, cuts) == mended(text)
    assert mended(text, list(range(len(text)))) == mended(text)


@given(texts(SIGNS))
def test_whatever_stands_in_a_text_the_file_is_well_formed_and_the_rest_unaltered(text: str) -> None:
    made = mended(f"<r><text>{text}</text><last v='1 &amp; 2'>A &amp; B &lt;</last></r>")

    root = etree.fromstring(made.encode(), etree.XMLParser(resolve_entities=False))
    assert [child.tag for child in root] == ["text", "last"]
    assert (root[1].text, root[1].get("v")) == ("A & B <", "1 & 2")


@given(
    st.lists(
        st.tuples(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])), st.booleans())
    )
)
def test_what_is_well_formed_means_the_same(parts: list[tuple[str, bool]]) -> None:
    pieces = "".join(f"<t a={attribute(text)}>{content(text, raw=raw)}</t><!-- & -->" for text, raw in parts)
    document = f"<?xml version='1.0'?><r>{pieces}</r>"

    before, after = (etree.fromstring(text.encode()) for text in (document, mended(document)))

    assert etree.tostring(after) == etree.tostring(before)
    assert Mender().said() == ""


def test_documents_of_one_root_behind_one_another_become_one() -> None:
    first, second = "<?xml version='1.0'?><r><a>1</a></r>\n", "<!-- b --><r v='2'><a>2</a></r>\n"
    mender = Mender()
    made = mender.mend(first + second + first) + mender.finish()

    root = etree.fromstring(made.encode())
    assert [child.text for child in root.iter("a")] == ["1", "2", "1"]
    assert mender.said() == "first in line 2: 2 documents behind the first"


@pytest.mark.parametrize("behind", ["<s><a>2</a></s>", "Fatal error", "<r/>"])
def test_what_else_stands_behind_the_end_of_a_document_is_no_part_of_it(behind: str) -> None:
    assert mended(f"<r><a>1</a></r>\n{behind}") == f"<r><a>1</a>\n</r>{behind}"


def attribute(text: str) -> str:
    return '"' + escape(text, {'"': "&quot;"}) + '"'


def content(text: str, *, raw: bool) -> str:
    return "<![CDATA[" + text.replace("]]>", "") + "]]>" if raw else escape(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("?a=1&copy=2&lt=3", "?a=1&#38;copy=2&#38;lt=3"),
        ("AT&T; &amp;nbsp; &NotSoKnown;", "AT&#38;T; &#38;nbsp; &#38;NotSoKnown;"),
        ("caf&eacute; &hellip;&LT;", "caf&#233; &#8230;&#60;"),
        ("&#8217; &#x2019; &#8217 &#1; &#xFFFF; &#9999999;", "&#8217; &#8217; &#38;#8217   "),
        ("<![CDATA[&nbsp; <b> & ]] ]]>", "<![CDATA[&nbsp; <b> & ]] ]]>"),
        ("<!-- & <b> -->&lt;", "<!-- & <b> -->&#60;"),
        ("i <3 u, x<y and <a href=b>c</a>", "i &#60;3 u, x&#60;y and &#60;a href=b>c"),
        ("<b><i>x</b></i>", "<b><i>x</i></b>"),
        ('<a b="1 > 2 &amp; &"/>', '<a b="1 > 2 &#38; &#38;"/>'),
    ],
)
def test_signs_are_written_as_what_they_mean(written: str, meant: str) -> None:
    assert mended(f"<r>{written}</r>") == f"<r>{meant}</r>"


def test_an_element_ends_where_the_one_around_it_does() -> None:
    assert mended("<r><i><t>a<p>b<p>c</t></i><i/></r>") == "<r><i><t>a<p>b<p>c</p></p></t></i><i/></r>"


def test_flaws_are_counted_and_the_first_is_found() -> None:
    mender = Mender()
    for piece in ("\n<r>\n<t>fine &am", "p;</t>\n", "<t>a & b & c <b></t></r>"):
        mender.mend(piece)

    assert mender.said() == "first in line 4: 2 ampersands that are text, 1 unpaired tag"


def test_neither_tags_nor_depth_are_without_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_mending, "LONGEST_TAG", 100)
    mender = Mender()

    assert sum(len(mender.mend(f"<a b='{'x' * 60}")) for _ in range(50)) > 3_000
    assert mended("<b>" * 300) == "<b>" * 200 + "&#60;b>" * 100


@pytest.mark.parametrize("cut", range(1, 24))
def test_the_halves_of_a_character_that_are_written_one_by_one_are_that_character(cut: int) -> None:
    assert mended("<r>Well &#55357;&#xdc4d; done</r>", [cut]) == "<r>Well &#128077; done</r>"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<r><t><![CDATA[a[b[0]]>1 and c]]></t></r>", "a[b[0]]>1 and c"),
        ("<r><t><![CDATA[one]]>, <b>two</b>]]>, three]]>\n</t></r>", "one]]>, <b>two</b>]]>, three"),
        ("<r><t><![CDATA[one]]> and <![CDATA[two]]></t></r>", "one and two"),
        ("<r><t><![CDATA[ends ]]]]><![CDATA[> here]]></t></r>", "ends ]]> here"),
        ("<r><t><![CDATA[one]]> two</t><t><![CDATA[three]]></t></r>", "one two"),
    ],
)
def test_the_sign_that_ends_cdata_is_text_where_its_element_goes_on(written: str, meant: str) -> None:
    for cuts in ([], list(range(len(written)))):
        root = etree.fromstring(mended(written, cuts).encode())
        assert "".join(root[0].itertext()).rstrip("\n") == meant


def test_a_text_of_such_signs_is_read_in_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    own = Mender._own_end
    monkeypatch.setattr(Mender, "_own_end", lambda *args: looked.append(1) or own(*args))

    made = mended(f"<r><t><![CDATA[{'x]]>' * 10_000}]]></t></r>")

    assert "".join(etree.fromstring(made.encode()).itertext()) == "x]]>" * 10_000
    assert len(looked) < 10
