"""SOCC and the New York Times: corpora that come as CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from commentariat.corpus.readers import reader_for

UNSEEN = "; readers of the source do not see them either."


def table(*rows: dict[str, Any]) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def gnm_article(**changed: Any) -> dict[str, Any]:
    return {
        "article_id": 26691065,
        "title": "A bridge too dear",
        "article_url": "http://www.globe.example/opinion/article26691065/",
        "author": "Mary Reed",
        "published_date": "2015-10-16 EDT",
        "ncomments": 4,
        "ntop_level_comments": 2,
        "article_text": "<p>The bridge costs much.</p><p>Too much, &amp; for what?</p>",
    } | changed


def gnm_comment(place: str, **changed: Any) -> dict[str, Any]:
    return {
        "article_id": 26691065,
        "comment_counter": f"source1_26691065_{place}",
        "comment_author": "Al",
        "timestamp": "1445000000000.0",
        "post_time": "",
        "comment_text": f"Comment {place} , spaced",
        "TotalVotes": "5",
        "posVotes": "4.0",
        "negVotes": "1.0",
        "vote": "",
        "reactions": "",
        "replies": "",
        "comment_id": "00000",
        "parentID": "",
        "isModerator": "False",
        "status": "published",
    } | changed


SECOND_SOURCE = {
    "comment_counter": "source2_26691065_0_1",
    "timestamp": "",
    "post_time": "Dec 13, 2016",
    "posVotes": "",
    "negVotes": "",
    "reactions": "{u'reaction_list': [{u'reaction_user': u'areukiddingme', u'reaction': u'disagree', "
    "u'reaction_time': u'Dec 13, 2016'}, {u'reaction_user': u'Mark', u'reaction': u'like'}]}",
}


class TestSocc:
    def test_a_build_has_the_articles_with_their_threads(self, built) -> None:
        comments = table(
            gnm_comment("0_0"),
            gnm_comment("0", comment_author="Bo"),
            gnm_comment("0_1_0", status="deleted"),
            gnm_comment("0_1_0_0", posVotes="", negVotes=""),
            gnm_comment("0_1", **SECOND_SOURCE),
            gnm_comment("1", comment_author="NaN", isModerator="True"),
            gnm_comment("2", status="rejected"),
        )  # fmt: skip
        made = built({"gnm_articles.csv": table(gnm_article()), "gnm_comments.csv": comments})

        report = made.reports["26691065"]
        assert report["text"] == "The bridge costs much.\nToo much, & for what?"
        assert (report["published"], report["authors"], report["outlet"]) == (
            "2015-10-16",
            ["Mary Reed"],
            "The Globe and Mail",
        )
        assert (report["comments_declared"], report["language"]) == (4, "en")
        rows = {key.replace("_26691065", ""): row for key, row in made.comments.items()}
        assert {key: (row["parent_id"] or "").replace("_26691065", "") for key, row in rows.items()} == {
            "source1_0_0": "source1_0",
            "source1_0": "",
            "source1_0_1_0": "",
            "source1_0_1_0_0": "source1_0_1_0",
            "source2_0_1": "",
            "source1_1": "",
        }
        assert rows["source1_0_0"]["published"] == "2015-10-16T12:53:20+00:00"
        assert (rows["source1_0_0"]["likes"], rows["source1_0_0"]["dislikes"]) == (4, 1)
        assert (rows["source2_0_1"]["likes"], rows["source2_0_1"]["dislikes"]) == (1, 1)
        assert rows["source2_0_1"]["published"] == "2016-12-13"
        assert (rows["source1_0_1_0"]["kind"], rows["source1_0_1_0"]["text"]) == ("deleted", "")
        assert (rows["source1_1"]["author"], rows["source1_1"]["badge"]) == (None, "moderator")
        # The stub stands in the corpus: someone answers it.
        assert f"gnm_comments.csv: 1 comment left out: 1 rejected{UNSEEN}" in made.said
        assert b"areukidding" not in made.bytes

    def test_empty_texts_are_named_by_row(self, read) -> None:
        found = read(
            "gnm_comments.csv", table(gnm_comment("0", comment_text=""), gnm_comment("1", article_id="NaN"))
        )

        assert [said.partition(":")[0] for said in found.skipped] == [
            "gnm_comments.csv, row 2",
            "gnm_comments.csv, row 3",
        ]

    def test_line_breaks_of_pages_end_lines_and_other_signs_stay(self, read) -> None:
        texts = ["Too dear.<br>For whom &amp; why?", "I <3 R&D, if a < b"]
        rows = [gnm_comment(str(place), comment_text=text) for place, text in enumerate(texts)]
        found = read("gnm_comments.csv", table(*rows))

        assert [comment.text for comment in found.comments] == ["Too dear.\nFor whom & why?", texts[1]]

    def test_times_that_a_spreadsheet_wrote_are_read(self, built) -> None:
        made = built({"gnm_comments.csv": table(gnm_comment("0", timestamp="1.44500020E+12"))})

        assert made.comments["source1_26691065_0"]["published"] == "2015-10-16T12:56:40+00:00"

    def test_comments_of_the_constructiveness_corpus_tell_of_their_article(self, built) -> None:
        row = {"article_id": 26691065, "comment_counter": "source1_26691065_0", "title": "A bridge too dear",
               "globe_url": "http://www.globe.example/opinion/article26691065/", "comment_text": "So it is.",
               "is_constructive": "yes", "toxicity_level": "1"}  # fmt: skip

        made = built({"SFU_constructiveness_toxicity_corpus.csv": table(row)})

        report = made.reports["26691065"]
        assert (report["title"], report["url"]) == (row["title"], row["globe_url"])
        assert (
            "SFU_constructiveness_toxicity_corpus.csv: 2 annotations left unread (is_constructive, toxicity_level); "
            "the column “input” says where in the source each comment stands."
        ) in made.said

    def test_entities_in_titles_are_read(self, read) -> None:
        (report,) = read("gnm_articles.csv", table(gnm_article(title="Bridges &amp; tunnels"))).reports
        (comment,) = read("gnm_comments.csv", table(gnm_comment("0", title="A &amp; B"))).comments

        assert (report.title, comment.report_title) == ("Bridges & tunnels", "A & B")

    def test_an_article_without_text_is_kept_where_comments_refer_to_it(self, built) -> None:
        articles = table(gnm_article(article_text=""), gnm_article(article_id=7, article_text=""))

        made = built(
            {"gnm_articles.csv": articles, "gnm_comments.csv": table(gnm_comment("0"))}, strict=False
        )

        (report,) = made.reports.values()
        assert (report["text"], report["published"], report["comments_declared"]) == (
            "A bridge too dear", "2015-10-16", 4,
        )  # fmt: skip
        assert not [said for said in made.said if "is not in the input" in said]

    @pytest.mark.parametrize("word", ["nan", "Nan", "None", "null"])
    def test_what_readers_wrote_themselves_stands_for_nothing_missing(self, read, word: str) -> None:
        (made,) = read(
            "gnm_comments.csv", table(gnm_comment("0", comment_text=word, comment_author=word))
        ).comments

        assert (made.text, made.author) == (word, word)


def nyt_comment(number: int, **changed: Any) -> dict[str, Any]:
    return {
        "approveDate": 1483455908,
        "articleID": "58691a5795d0e039260788b9",
        "commentBody": "For all you Americans:<br/><br/>so it goes &amp; goes. <a href='x'>Here</a>",
        "commentID": f"{number}.0",
        "commentSequence": f"{number}.0",
        "commentTitle": "<br/>",
        "commentType": "comment",
        "createDate": "1483426105.0",
        "depth": "1.0",
        "editorsSelection": "False",
        "inReplyTo": "0",
        "parentID": "0.0",
        "picURL": "https://graphics.example/apps/timespeople/none.png",
        "recommendations": "5.0",
        "status": "approved",
        "userDisplayName": "Al",
        "userID": "46006296.0",
        "userLocation": "Syracuse",
        "userTitle": "NaN",
        "userURL": "NaN",
    } | changed


ARTICLE = {
    "abstract": "NaN",
    "articleID": "58691a5795d0e039260788b9",
    "byline": "By MARY REED and JOHN ROE",
    "headline": "Bridges &amp; Walls",
    "pubDate": "2017-01-01 15:06:27",
    "snippet": "A look at what bridges cost.",
    "source": "The New York Times",
    "webURL": "https://www.nyt.example/2017/01/01/bridges.html",
}


class TestNyt:
    def test_a_build_has_the_articles_with_their_threads(self, built) -> None:
        comments = table(
            nyt_comment(
                20969469, parentID="20969468.0", commentType="userReply", depth="2.0", userDisplayName=""
            ),
            nyt_comment(20969468, editorsSelection="True"),
            nyt_comment(20969470, parentID="20969469.0", commentType="reporterReply"),
            nyt_comment(20969471, status="rejected"),
        )
        made = built({"ArticlesJan2017.csv": table(ARTICLE), "CommentsJan2017.csv": comments})

        report = made.reports["58691a5795d0e039260788b9"]
        assert (report["title"], report["text"]) == ("Bridges & Walls", "A look at what bridges cost.")
        assert report["changes"] == ["no text in the source, its snippet stands in"]
        assert (report["authors"], report["published"]) == (
            ["MARY REED", "JOHN ROE"],
            "2017-01-01T15:06:27",
        )
        rows = made.comments
        assert {key: (row["parent_id"], row["depth"], row["badge"]) for key, row in rows.items()} == {
            "20969469": ("20969468", 1, None),
            "20969468": (None, 0, "pick"),
            "20969470": ("20969469", 2, "staff"),
        }
        assert rows["20969468"]["text"] == "For all you Americans:\nso it goes & goes. Here"
        assert rows["20969468"]["published"] == "2017-01-03T06:48:25+00:00"
        assert rows["20969468"]["likes"] == 5
        assert f"CommentsJan2017.csv: 1 comment left out: 1 rejected{UNSEEN}" in made.said
        for secret in (b"Syracuse", b"46006296", b"timespeople"):
            assert secret not in made.bytes

    def test_a_row_whose_cells_are_displaced_is_told_as_one_and_publishes_none_of_them(self, built) -> None:
        whole, broken, after = (
            table(nyt_comment(20969468 + at, commentBody="MARK", userURL="")) for at in range(3)
        )
        rows = [whole, broken.replace("MARK", '"He said "no" and left, "quite so').partition("\n")[2]]
        rows.append(after.partition("\n")[2])
        made = built(
            {"ArticlesJan2017.csv": table(ARTICLE), "CommentsJan2017.csv": "".join(rows)}, strict=False
        )

        assert list(made.comments) == ["20969468", "20969470"]
        assert any(
            said.startswith(
                "CommentsJan2017.csv, row 3: its cells seem to stand in the wrong columns: its status is"
            )
            and said.endswith(
                "double the quotation marks within its cells, and put some around cells that hold the separator."
            )
            for said in made.said
        )

    def test_the_release_of_2020_is_read_too(self, built) -> None:
        key = "nyt://article/69a7090b-9f36-569e-b5ab-b0ba5bb3b1de"
        article = {"newsdesk": "Opinion", "section": "Opinion", "headline": "Walls", "abstract": "Of walls.",
                   "keywords": "[]", "word_count": 900, "pub_date": "2020-01-01 00:18:54+00:00", "n_comments": 1,
                   "uniqueID": key}  # fmt: skip
        comment = {"commentID": 104387472, "status": "approved", "userDisplayName": "Al", "commentBody": "Yes.",
                   "createDate": "2020-01-01 01:00:00", "recommendations": 2, "editorsSelection": 0, "parentID": "",
                   "commentType": "comment", "articleID": key}  # fmt: skip

        made = built({"nyt-articles-2020.csv": table(article), "nyt-comments-2020.csv": table(comment)})

        assert made.reports[key]["comments_declared"] == 1
        assert made.comments["104387472"]["report_id"] == key
        assert made.said == []

    @pytest.mark.parametrize(
        ("body", "text"),
        [
            ("One.\n\nTwo &amp; three.\n- item", "One.\nTwo & three.\n- item"),
            ("One <a href='x'>here</a>.\r\nTwo.", "One here.\nTwo."),
            ("One is\nlong.<br/><br/>Two.", "One is long.\nTwo."),
            ("nan", "nan"),
        ],
    )
    def test_paragraphs_are_kept_however_a_release_writes_them(self, read, body: str, text: str) -> None:
        (made,) = read("nyt-comments-2020.csv", table(nyt_comment(1, commentBody=body))).comments

        assert made.text == text

    def test_ids_that_tables_wrote_with_an_exponent_are_read(self, built) -> None:
        rows = [
            nyt_comment(1, commentID="2.2017351E7"),
            nyt_comment(2, commentID="22000000", parentID="2.2017351E7"),
            nyt_comment(3, commentID="2.200001e+07", parentID="2.2e+07"),
        ]

        made = built({"CommentsJan2017.csv": table(*rows)})

        assert {key: row["parent_id"] for key, row in made.comments.items()} == {
            "22017351": None,
            "22000000": "22017351",
            "22000010": "22000000",
        }

    def test_ids_that_a_spreadsheet_cut_short_are_no_ids(self, read) -> None:
        rows = [
            nyt_comment(1, commentID="2.20E+07", parentID="2.20E+07"),
            nyt_comment(2, commentID="2.20E+07"),
        ]

        found = read("CommentsJan2017.csv", table(*rows))

        assert [(made.key, made.parent_key) for made in found.comments] == [(None, None), (None, None)]
        assert found.said[0].startswith(
            "CommentsJan2017.csv: 2 ids left out: 2 without their last digits; export"
        )

    def test_a_name_is_no_mark_of_a_missing_one(self, built) -> None:
        names = ["Nan", "nan", "NaN", "", "Null", "null"]
        rows = [nyt_comment(number, userDisplayName=name) for number, name in enumerate(names, start=1)]

        made = built({"CommentsJan2017.csv": table(*rows)})

        assert [bool(made.comments[key]["author"]) for key in "123456"] == [
            True, False, False, False, True, False,
        ]  # fmt: skip

    def test_comments_without_their_articles_are_kept(self, built) -> None:
        made = built({"CommentsJan2017.csv": table(nyt_comment(1), nyt_comment(2, parentID="7"))})

        assert len(made.comments) == 2
        assert made.reports["58691a5795d0e039260788b9"]["outlet"] == "The New York Times"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_tables_are_recognised_by_their_columns(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    for row, name in (
        (gnm_article(), "socc"),
        (gnm_comment("0"), "socc"),
        (nyt_comment(1), "nyt"),
        (ARTICLE, "nyt"),
    ):
        stream = io.StringIO()
        writer = csv.DictWriter(stream, fieldnames=list(row), delimiter=delimiter)
        writer.writeheader()
        writer.writerow(row)
        path.write_bytes(stream.getvalue().encode(encoding))
        assert reader_for(path).name == name
    path.write_text("article_id,comment_text\n1,x\n")
    assert reader_for(path).name == "csv"


def test_the_users_own_map_of_columns_wins(read) -> None:
    data = table(gnm_comment("0"), gnm_comment("1"))

    found = read("a.csv", data, comments_map={"author": "", "likes": "TotalVotes"})

    assert [(made.author, made.likes) for made in found.comments] == [(None, 5), (None, 5)]
