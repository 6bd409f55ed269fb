"""Reports are signed under their heading, in many ways; what only looks so signs nothing."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.report.signed import signed_by

TITLE = "The swans are back"
LONG = "They came early this year, the warden said, and by Tuesday there were sixty of them on the ice. " * 2


def signed(line: str) -> tuple[str, ...]:
    return signed_by(
        Tree(f"<h1>{TITLE}</h1><div>{line}</div><p>They came early this year, the warden said.</p>"), TITLE
    )


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("09.03.2011 Автор: Алексей Торопов Просмотров: 1874 Отзывов: 10", "Алексей Торопов"),
        ("Автор: Заречье от 17 октября 2014, 08:20", "Заречье"),
        ("מאת: עמית שגיב 15.06.2010, 06:30", "עמית שגיב"),
        ("ავტორი: თამარ ლომიძე, 15 მარტი, 2021 · 5 კომენტარი", "თამარ ლომიძე"),
        ("Napisao/la: Nikolina Horvatić", "Nikolina Horvatić"),
        ("Views: 512 | Added by: Zarya | Rating: 4.8/9", "Zarya"),
        ("Автор: Заречье Рейтинг:", "Заречье"),
        ("By Dana Prosser, Digital Producer", "Dana Prosser"),
        ("Posted by <b>timothy</b> on Tuesday June 12, 2012 @08:04AM", "timothy"),
        ("Monday, May 23, 2011 07:10:00 am, by <a>nell</a> | News", "nell"),
        ("Mon, 11/17/2008 - 08:30 — June Castell", "June Castell"),
        ("Geschrieben von Ortrud van der Behn am Montag, 16. Mai 2011", "Ortrud van der Behn"),
        ("Submitted by June Castell on Mon, 11/17/2008 - 08:30", "June Castell"),
        ("By Jean Gassin in Inspiration", "Jean Gassin"),
        ("By Chuck Squall January 5, 2012", "Chuck Squall"),
        ("Written by <a>June Castell</a> / September 22, 2008 11:45 PM / <a>8 Comments</a>", "June Castell"),
        ("<b>By June Castell jcastell@tide.example</b> <b>The Tide</b> | <a>14 comments</a>", "June Castell"),
        (
            "<a href='/author/june'>June Castell</a> | August 16, 2011 | about: <a>ICE</a>, <a>SWAN</a>",
            "June Castell",
        ),
        ("<a href='/user/june2'>castell</a> <i>14 videos</i>", "castell"),
        ("<i>Mavis Trueblood</i><br><i>Staff Writer</i>", "Mavis Trueblood"),
        (
            "<span>By <a href='#'>June Castell</a></span><span>Published 11 September 2021</span>",
            "June Castell",
        ),
        ("<i>Walter Castell</i><br>Tide Staff Reporter", "Walter Castell"),
        (
            "<b class=haberci>Kar</b><div><span class=muhabir>Cem Ayaz</span> <span>İZMİR</span> 08.10.2012</div>",
            "Cem Ayaz",
        ),
        (
            "<ul><li>15.09.2014</li><li class=createdby>Nivîskar <span>Şêrko Baran</span></li></ul>",
            "Şêrko Baran",
        ),
        ("<p class=firma>AGENCIA OESTE. 06.11.2008 - 18:57h</p>", "AGENCIA OESTE"),
        ("<span>كتب - منصور الديب:</span>", "منصور الديب"),
        ("<span>ئامادەکردنی: دڵشاد میران</span>", "دڵشاد میران"),
        (
            "<div>by</div><a href='member.php/52-castell'><b>castell</b></a><a href='member.php/52'>View Profile</a>",
            "castell",
        ),
        ("Filed under: <a href='#'>Ice</a> — june @ 9:40 am April 9, 2008 <a href='#'>Edit This</a>", "june"),
    ],
)
def test_a_line_under_the_heading_signs_a_report(line: str, name: str) -> None:
    assert signed(line) == (name,)


@pytest.mark.parametrize(
    "line",
    [
        "By the end of March they were gone",
        "Mon, 11/17/2008 - 08:30 — News",
        "Posted in Birds on May 23, 2011",
        "Post time to comments",
        "May 23, 2011",
        "Автор:  :",
        "Author: the birds of this parish, said the warden",
    ],
)
def test_other_lines_sign_nothing(line: str) -> None:
    assert signed(line) == ()


def test_nobody_is_looked_for_in_running_text_or_among_comments() -> None:
    running = "They came early this year, the warden said, " * 5
    assert signed_by(Tree(f"<h1>{TITLE}</h1><p>{running}</p><p>By Ann Holm</p>"), TITLE) == ()
    assert signed_by(Tree(f"<div class='comments'><h3>{TITLE}</h3><p>By Ann Holm</p></div>"), TITLE) == ()
    assert signed_by(Tree("<p>By Ann Holm</p>"), None) == ()


def test_the_outlet_a_day_and_what_somebody_does_there_are_no_authors() -> None:
    names = "Gus Hall; Courier Staff Writer; Wednesday; The Courier"
    head = f"<meta name=author content='{names}'><meta property='og:site_name' content='The Courier'>"
    body = (
        "<p>The school board was divided on the new site, four votes to four, after a meeting of six hours.</p>"
        * 3
    )
    assert read_page(f"<head><title>{TITLE}</title>{head}</head><h1>{TITLE}</h1>{body}").authors == (
        "Gus Hall",
    )


@pytest.mark.parametrize(
    ("said", "authors"),
    [("courier.example", ()), ("Name &lt;email@gmail.com&gt;", ())],
)
def test_addresses_and_placeholders_are_no_authors(said: str, authors: tuple[str, ...]) -> None:
    head = f'<meta name="author" content="{said}">'
    body = "<p>The school board was divided on the new site, four votes to four, after six hours.</p>" * 3
    assert read_page(f"<head><title>{TITLE}</title>{head}</head><h1>{TITLE}</h1>{body}").authors == authors


def test_a_line_with_a_date_below_the_report_signs_it() -> None:
    page = (
        f"<h2>{TITLE}</h2><p>{LONG}</p><p class=posted>Posted by Tom Haldane at April 11, 2004 11:51 PM</p>"
    )
    assert signed_by(Tree(page), TITLE) == ("Tom Haldane",)


def test_lines_that_sign_several_things_sign_no_report() -> None:
    posted = "".join(f"<p>Posted by {name} on April 1{n}, 2004</p>" for n, name in enumerate(("Ann", "Bo")))
    assert signed_by(Tree(f"<h2>{TITLE}</h2><p>{LONG}</p>{posted}"), TITLE) == ()


def test_comments_sign_no_report() -> None:
    page = f"<h2>{TITLE}</h2><p>{LONG}</p><div class=comment><p>Good.</p><p>Posted by Bo at May 1, 2004</p></div>"
    assert signed_by(Tree(page), TITLE) == ()
    bare = f"<h2>{TITLE}</h2><p>{LONG}</p><div><p>Good.</p><p>Posted by Bo at May 1, 2004</p></div>"
    tree = Tree(bare)
    assert signed_by(tree, TITLE, without=[tree.tags.index("div")]) == ()


def test_who_comments_below_a_report_of_a_few_words_does_not_sign_it() -> None:
    tree = Tree(f"<h2>{TITLE}</h2><p>They came early.</p><div><p>By Bo Lund</p><p>So they did.</p></div>")
    assert signed_by(tree, TITLE) == ("Bo Lund",)
    assert signed_by(tree, TITLE, without=[tree.tags.index("div")]) == ()


def test_a_title_that_is_no_heading_has_its_signature_below() -> None:
    page = f"<p class=title>{TITLE}</p><div>14 Mai, 2014</div><div>Von: <a>Ina Holm</a></div><p>They came early.</p>"
    assert signed_by(Tree(page), TITLE) == ("Ina Holm",)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("<p>Mert Sezer</p><p>7 Kasım 2021</p>", "Mert Sezer"),
        (
            "<span>3 марта 2021, 12:40</span><span>Алёна Дроздова</span><span>1 204 просмотра</span>",
            "Алёна Дроздова",
        ),
        ("<i>Κυριακή, 19 Αυγούστου 2012</i> | <i>του Στέλιου Μανωλά</i>", "Στέλιου Μανωλά"),
        ("de <a>Răzvan Ciobanu</a> | 7 martie 2018, 18:30 | <a>3 comentarii</a>", "Răzvan Ciobanu"),
    ],
)
def test_a_name_stands_beside_or_above_the_date_in_any_language(lines: str, name: str) -> None:
    assert signed(lines) == (name,)


@pytest.mark.parametrize("place", ['style="text-align:right;"', "align=right"])
def test_a_name_at_the_right_below_the_report_signs_it(place: str) -> None:
    page = f"<h1>{TITLE}</h1><p>{LONG}</p><p {place}><strong>Hải Đăng</strong></p>"

    assert signed_by(Tree(page), TITLE) == ("Hải Đăng",)
    assert signed_by(Tree(page.replace(place, "")), TITLE) == ()
    assert signed_by(Tree(page + f"<p {place}>Bùi Lan"), TITLE) == ()


def test_names_that_an_extractor_glued_together_are_told_apart() -> None:
    page = read_page(
        f"<title>{TITLE}</title><h1>{TITLE}</h1><div class=byline><address class=byline><a>Ingvild Moe</a></address>"
        f"<address class=byline><a>Terje Skår</a> <span>Foto</span></address></div><p>{LONG}</p><p>{LONG}</p>"
    )

    assert page.authors == ("Ingvild Moe", "Terje Skår")


def test_a_sentence_on_who_writes_is_no_list_of_names() -> None:
    page = read_page(
        f"<title>{TITLE}</title><h1>{TITLE}</h1><p>By <a rel=author>Annika Sole</a></p><p>{LONG}</p><p>{LONG}</p>"
        "<div class=author-box>About Annika Sole Annika bakes, Burns, and Blogs.</div>"
    )

    assert page.authors == ("Annika Sole",)


def test_two_who_wrote_a_report_together_are_linked_on_one_line() -> None:
    line = "<ul><li><a href='/users/jc'>June Castell</a> and <a href='/users/mt'>Mavis Trueblood</a><li>March 20, 2010</ul>"
    assert signed(line) == ("June Castell", "Mavis Trueblood")


@pytest.mark.parametrize(
    "line",
    [
        "<a href='/tags/ann'>June Castell</a> and <a href='/users/'>Users</a>",
        "<a href='/users/jc'>14 comments</a>",
        "<a href='/user/register'>Register</a>",
    ],
)
def test_other_links_under_the_heading_sign_nothing(line: str) -> None:
    assert signed(line) == ()


def test_by_and_a_name_above_a_date_sign_what_stands_before_them() -> None:
    page = f"<h1>{TITLE}</h1><p>{LONG}</p><p>{LONG}</p><p>by June Castell <br>Wed, Mar 3rd 2010 4:12am</p>"
    assert signed_by(Tree(page), TITLE) == ("June Castell",)
    assert signed_by(Tree(page.replace("4:12am", "4:12am in Birds of the north")), TITLE) == ()


def test_the_address_of_the_outlet_beside_a_name_is_no_author() -> None:
    line = "<cite class=byline><b>By June Castell</b> | Tide.example <br>Updated: November 8, 2010, 8:41 AM ET</cite>"
    assert read_page(f"<h1>{TITLE}</h1>{line}<p>{LONG}</p><p>{LONG}</p>").authors == ("June Castell",)


def test_a_link_above_the_heading_to_the_page_of_an_author_signs_what_stands_below() -> None:
    line = "<div>22 April 2019 ~ <a href='/author/lenka/'>Lenka</a></div>"
    assert signed_by(Tree(f"{line}<h1>{TITLE}</h1><p>{LONG}</p>"), TITLE) == ("Lenka",)
    assert (
        signed_by(Tree(f"{line}<p>{LONG}</p><ul>{'<li>Ice' * 8}</ul><h1>{TITLE}</h1><p>{LONG}</p>"), TITLE)
        == ()
    )


@pytest.mark.parametrize("line", ["Text: Moa Lind", "Текст: Moa Lind", "Interview: Moa Lind | 5 June 2022"])
def test_what_a_name_is_the_name_for_is_none_of_it(line: str) -> None:
    page = read_page(f"<article><h1>{TITLE}</h1><span class=byline>{line}</span><p>{LONG}</p></article>")
    assert page.authors == ("Moa Lind",)


def test_a_line_with_date_and_name_above_the_heading_signs_a_report() -> None:
    above = "<div>29/06/08 18:20, by <span class=nickname>june</span>, Categories: <a href='#'>Ice</a></div>"
    assert signed_by(Tree(f"{above}<h3>{TITLE}</h3><p>{LONG}</p>"), TITLE) == ("june",)


@pytest.mark.parametrize(
    "footer",
    [
        "Posted by <a href='#'>June Castell</a> in <a href='#'>ice</a> at <a href='#'>11:40</a> | Comments (4)",
        "posted by June Castell | <a href='#'>permalink</a> | comments (4)",
    ],
)
def test_a_line_below_that_counts_the_comments_signs_a_report(footer: str) -> None:
    tree = Tree(f"<h3>{TITLE}</h3><p>{LONG}</p><p>{LONG}</p><p>{footer}</p>")
    assert signed_by(tree, TITLE) == ("June Castell",)


def test_two_sign_a_report_in_one_line() -> None:
    assert signed("Par June Castell et Bo Lind") == ("June Castell", "Bo Lind")


@pytest.mark.parametrize(
    "line",
    [
        "<p class=byline>3.13.10 / <a href='/category/bolivia'>Bolivia</a></p>",
        "<p><span class=date>July 21, 2010</span> <span class=via>by email</span></p>",
    ],
    ids=["what it is filed under", "how it was sent"],
)
def test_what_stands_where_names_do_may_be_none(line: str) -> None:
    assert read_page(f"<h1>{TITLE}</h1>{line}<p>{LONG}</p>").authors == ()


def test_who_commented_last_is_named_at_the_side() -> None:
    side = "<div id=sidebar><ul><li><a href='#'><span class=author>Gus</span>: Our local shop has some</a></li></ul></div>"
    byline = (
        "<p>by <span class=post-author><a href='/author/june'>June Castell</a></span> on May 21, 2010</p>"
    )
    page = read_page(f"<h2>{TITLE}</h2>{byline}<p>{LONG}</p>{side}")
    assert page.authors == ("June Castell",)


def test_the_second_of_two_linked_names_signs_too() -> None:
    byline = "<p class=meta__author>Par <a class=link-author href='/a'>June Castell</a> et <a class=link-author href='/b'>Bo Lind</a></p>"
    page = read_page(f"<article><h1>{TITLE}</h1>{byline}<p>{LONG}</p></article>")
    assert page.authors == ("June Castell", "Bo Lind")


@pytest.mark.parametrize(
    "line",
    [
        "Автор:&nbsp;Игорь Торопов<br>",
        "<div>Geschrieben von <a>Igor Torow</a> in <a>Eis</a> um 17:55 | <a>Kommentare (5)</a></div>",
    ],
)
def test_a_report_may_be_signed_below_its_text(line: str) -> None:
    tree = Tree(f"<h1>{TITLE}</h1><p>{LONG}</p><p>{LONG}</p>{line}")
    assert len(signed_by(tree, TITLE)) == 1


def test_two_authors_on_lines_of_their_own_sign_neither() -> None:
    tree = Tree(f"<h1>{TITLE}</h1><p>{LONG}</p><p>Автор: Игорь Торопов</p><p>Автор: Анна Лис</p>")
    assert signed_by(tree, TITLE) == ()


def test_the_agency_that_a_report_is_from_is_no_author() -> None:
    assert signed("12. mart 2008. | 13:40 | Izvor: Tanđara") == ()


def test_a_name_in_a_sidebar_is_no_author_however_that_is_called() -> None:
    page = (
        f"<title>{TITLE}</title><h1>{TITLE}</h1><p>{LONG}</p><p>{LONG}</p><div class=blogSideBarItem>"
        "<span class=plugin_author>June Castell</span> on <a href=#>The swans</a></div>"
    )
    assert read_page(page).authors == ()


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("<span class=author><i>ارسال شده توسط</i> <b>لاله سرمد</b></span>", ("لاله سرمد",)),
        ("<div class=image__author>фото автора</div>", ()),
    ],
)
def test_labels_for_screen_readers_and_credits_of_photos_are_no_authors(
    byline: str, authors: tuple[str, ...]
) -> None:
    assert (
        read_page(f"<title>{TITLE}</title><h1>{TITLE}</h1>{byline}<p>{LONG}</p><p>{LONG}</p>").authors
        == authors
    )


@pytest.mark.parametrize(
    ("told", "author"),
    [("Tide desk", "Ice desk"), ("June Castell", "June Castell"), ("Ice desk", "Ice desk")],
)
def test_the_name_that_a_page_shows_as_a_link_goes_before_one_only_machines_are_told(
    told: str, author: str
) -> None:
    page = (
        f"<title>{TITLE}</title><meta name=author content='{told}'><h2>{TITLE}</h2><span>Written by <a rel=author "
        f"href=/user/44>Ice desk</a></span><p>{LONG}</p><p>{LONG}</p><p>June Castell was not among them.</p>"
    )
    assert read_page(page).authors == (author,)


@pytest.mark.parametrize(
    "name", ["यमुना थापा", "နန္ဒာအောင်", "ម៉ៅ សុភក្ត្រា", "สมชาย พิมพ์"], ids=["ne", "my", "km", "th"]
)
def test_the_last_vowel_of_a_name_belongs_to_it(name: str) -> None:
    byline = f"<span class='author vcard'><a class='url fn n' href='/author/1'>{name}</a></span>"
    page = read_page(f"<article><h1>{TITLE}</h1><p>{byline}</p><p>{LONG}</p></article>")
    assert page.authors == (name,)


@pytest.mark.parametrize(
    "byline",
    [
        "<span class=author>Egilea: <a href='/a'>June Castell</a></span>",
        "<span class=author>Autors: <a href='/a'>June Castell</a></span>",
        "<div class=author-block>Муаллиф: <b>June Castell</b></div>",
        "<div class=author><span class=prefix>Piše </span><a href='#'>June Castell</a></div>",
        "<p class=author>Qoray <span>June Castell</span></p>",
        "<div class=author>June Castell skrifar</div>",
        "<div class=author>ลงพื้นที่: <a href='/a'>June Castell</a></div>",
        "<span class=submitted>Поднесено од June Castell на чет, 11/03/2010 - 21:14</span>",
        "<div class=authorBox><h4>About the author:</h4><a href='/author/june'>June Castell</a>"
        " <a href='#'>june@courier.example</a></div>",
    ],
    ids=["eu", "lv", "uz", "hr", "so", "is", "a label of no known language", "mk", "what is about an author"],
)
def test_what_leads_to_a_name_is_none_of_it(byline: str) -> None:
    page = read_page(f"<article><h1>{TITLE}</h1>{byline}<p>{LONG}</p></article>")
    assert page.authors == ("June Castell",)


@pytest.mark.parametrize("name", ["Anahit Gharibyan", "Б.Оюунчимэг"])
@pytest.mark.parametrize(
    "signature",
    ["<p><strong>{}</strong></p>", "<p style='text-align:right;'><b>{}</b></p>"],
    ids=["bold", "right"],
)
def test_a_name_below_the_text_signs_it_beside_a_picture_credited_to_the_same(
    name: str, signature: str
) -> None:
    figure = (
        f"<figure><img src='/r.jpg'><figcaption>The last night. Photo: <em>{name}</em></figcaption></figure>"
    )
    page = read_page(
        f"<h1>{TITLE}</h1><div><p>{LONG}</p>{figure}<p>{LONG.upper()}</p>{signature.format(name)}</div>"
    )
    assert page.authors == (name,)


def test_words_in_bold_among_the_paragraphs_sign_nothing() -> None:
    page = read_page(f"<h1>{TITLE}</h1><div><p>{LONG}</p><p><b>Lake Sevan</b></p><p>{LONG.upper()}</p></div>")
    assert page.authors == ()
