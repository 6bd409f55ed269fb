from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commentariat.corpus.errors import InputError
from commentariat.corpus.readers import ReadSettings
from commentariat.corpus.readers.tables.columns import REPORT_NAMES, resolve_columns

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("columns", "kind", "expected"),
    [
        (
            "unit_id article_title article_content source date location",
            "reports",
            {"report_id": "unit_id", "title": "article_title", "text": "article_content", "outlet": "source"},
        ),
        (
            "article_id title article_url author published_date ncomments article_text",
            "reports",
            {"report_id": "article_id", "url": "article_url", "text": "article_text", "authors": "author"},
        ),
        (
            "article_id comment_counter comment_author timestamp comment_text posVotes negVotes",
            "comments",
            {
                "report_id": "article_id",
                "comment_id": "comment_counter",
                "likes": "posVotes",
                "dislikes": "negVotes",
            },
        ),
        (
            "commentID articleID commentBody createDate parentID recommendations userDisplayName",
            "comments",
            {
                "report_id": "articleID",
                "comment_id": "commentID",
                "parent_id": "parentID",
                "text": "commentBody",
                "author": "userDisplayName",
                "published": "createDate",
                "likes": "recommendations",
            },
        ),
        (
            "title text label succ meta user mentions prev",
            "comments",
            {"report_id": "title", "report_title": "title", "report_text": "meta", "parent_text": "prev"},
        ),
        ("id post_id parent_id text", "comments", {"comment_id": "id", "report_id": "post_id"}),
        (
            "Headline Body Publisher URL",
            "reports",
            {"title": "Headline", "outlet": "Publisher", "url": "URL"},
        ),
        ("url text comments", "reports", {"comments": "comments"}),
    ],
)
def test_the_tables_people_have_are_understood_without_options(
    columns: str, kind: str, expected: dict[str, str]
) -> None:
    found = resolve_columns(columns.split(), ReadSettings(), "a.csv")

    assert found.kind == kind
    assert expected.items() <= found.columns.items()


def test_a_layout_of_one_outlet_says_which_unless_the_user_does() -> None:
    names = "title text label succ meta user mentions prev".split()  # noqa: SIM905

    assert resolve_columns(names, ReadSettings(), "a.csv").outlet == "Fox News"
    mapped = ReadSettings(comments_map={"report_outlet": ""})
    assert resolve_columns(names, mapped, "a.csv").outlet is None
    assert resolve_columns([*names[:5], "date"], ReadSettings(), "a.csv").outlet is None


def test_no_column_serves_two_fields_except_a_key_that_is_a_title() -> None:
    found = resolve_columns(
        ["title", "words", "user"],
        ReadSettings(comments_map={"report_id": "title", "text": "words"}),
        "a.csv",
    )

    assert found.columns == {
        "report_id": "title",
        "text": "words",
        "author": "user",
        "report_title": "title",
    }


def test_the_users_map_wins_and_an_empty_column_leaves_a_field_out() -> None:
    settings = ReadSettings(reports_map={"text": "summary", "outlet": ""})

    found = resolve_columns(["title", "text", "summary", "source"], settings, "a.csv")

    assert found.columns == {"text": "summary", "title": "title"}


def test_a_mapped_column_that_is_missing_is_named_with_those_that_exist() -> None:
    with pytest.raises(InputError) as caught:
        resolve_columns(["id", "title", "body"], ReadSettings(reports_map={"text": "bodi"}), "a.csv")

    assert str(caught.value) == (
        "a.csv: there is no column “bodi”, to which reports_map ties the field “text” (did you mean "
        "“body”?); the columns are id, title, body."
    )


def test_of_two_maps_the_one_that_fits_decides() -> None:
    settings = ReadSettings(
        reports_map={"text": "artikel"}, comments_map={"text": "kommentar", "report_id": "zu"}
    )

    assert resolve_columns(["zu", "kommentar"], settings, "a.csv").kind == "comments"
    assert resolve_columns(["artikel"], settings, "b.csv").kind == "reports"


def test_columns_that_do_not_show_what_the_rows_are_are_an_error_that_says_what_to_give() -> None:
    with pytest.raises(InputError, match=r"a\.csv: .*reports or comments; say so with kind .* id, words\."):
        resolve_columns(["id", "words"], ReadSettings(), "a.csv")


def test_a_text_with_at_most_an_id_is_a_report() -> None:
    for columns in (["text"], ["id", "text"], ["report_id", "text"]):
        assert resolve_columns(columns, ReadSettings(), "a.csv").kind == "reports"


def test_rows_that_share_the_ids_of_reports_are_comments() -> None:
    shared = {"report_id": ["a", "a", "a", "b"], "text": ["1", "2", "3", "4"]}
    assert resolve_columns(list(shared), ReadSettings(), "a.csv", values=shared).kind == "comments"
    own = {"report_id": ["a", "b", "c", "c"], "text": ["1", "2", "3", "4"]}
    few = {"report_id": ["a", "a", "b"], "text": ["1", "2", "3"]}
    assert resolve_columns(list(few), ReadSettings(), "a.csv", values=few).kind == "reports"
    assert resolve_columns(list(own), ReadSettings(), "a.csv", values=own).kind == "reports"


def test_a_table_without_text_is_an_error() -> None:
    with pytest.raises(InputError, match="reports_map text=COLUMN"):
        resolve_columns(["title", "url"], ReadSettings(kind="reports"), "a.csv")


@pytest.mark.parametrize(
    "settings",
    [
        {"reports_map": {"titel": "a"}},
        {"comments_map": {"reply": "a"}},
        {"kind": "articles"},
    ],
)
def test_settings_that_do_not_exist_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(InputError, match=r"fields are|not “"):
        ReadSettings(**settings)  # type: ignore[arg-type]


@pytest.mark.parametrize("before", ["article", "news", "story", "post"])
def test_what_the_rows_are_may_stand_before_the_name_of_a_column(before: str) -> None:
    columns = [f"{before}_{name}" for name in ("title", "content", "date", "author", "source")]

    found = resolve_columns(columns, ReadSettings(), "a.csv")

    assert found.kind == "reports"
    assert set(found.columns) == {"title", "text", "published", "authors", "outlet"}


def test_a_comment_has_what_is_called_a_comments_and_its_report_what_is_called_an_articles() -> None:
    columns = ["article_title", "article_text", "comment_text", "comment_user", "comment_created_at"]

    found = resolve_columns([*columns, "comment_likes"], ReadSettings(), "a.csv")

    assert found.columns["author"] == "comment_user"
    assert found.columns["published"] == "comment_created_at"
    assert found.columns["likes"] == "comment_likes"
    assert found.columns["report_title"] == "article_title"


def test_the_title_of_a_comment_is_not_that_of_its_report() -> None:
    columns = ["article_id", "comment_title", "comment_text"]

    assert "report_title" not in resolve_columns(columns, ReadSettings(), "a.csv").columns


def test_rows_of_a_thread_are_told_apart_by_the_ids_of_their_posts() -> None:
    columns = ["thread_id", "post_id", "username", "post_text", "reply_to"]

    found = resolve_columns(columns, ReadSettings(), "a.csv")

    assert found.columns["report_id"] == "thread_id"
    assert found.columns["comment_id"] == "post_id"


@pytest.mark.parametrize(
    "columns",
    [["author", "time", "text", "likes", "replies"], ["cid", "text", "time", "author", "votes", "reply"]],
)
def test_texts_with_authors_that_people_judge_and_answer_are_comments_not_reports(columns: list[str]) -> None:
    found = resolve_columns(columns, ReadSettings(), "a.csv")

    assert found.kind == "comments"
    assert REPORT_NAMES.isdisjoint(found.columns)


def test_reports_that_people_judge_are_reports() -> None:
    columns = ["title", "text", "author", "likes", "comments"]

    assert resolve_columns(columns, ReadSettings(), "a.csv").kind == "reports"


def test_labels_are_no_field_of_comments() -> None:
    columns = ["article_id", "comment", "sentiment", "stance", "score", "toxicity", "confidence"]

    found = resolve_columns(columns, ReadSettings(), "a.csv").columns

    assert found == {"report_id": "article_id", "text": "comment"}


def test_an_object_that_is_somebody_is_known_by_the_name() -> None:
    found = resolve_columns(
        ["title", "text", "url", "author.id", "author.url", "author.name", "source.id", "source.name"],
        ReadSettings(),
        "a.json",
    ).columns

    assert found["authors"] == "author.name"
    assert found["outlet"] == "source.name"
    assert found["url"] == "url"
    assert "report_id" not in found


def test_units_are_no_part_of_a_columns_name() -> None:
    columns = ["Artikel-ID", "Kommentar", "Likes (Anzahl)", "Datum (TT.MM.JJJJ)", "Haltung"]

    found = resolve_columns(columns, ReadSettings(), "a.csv").columns

    assert found["likes"] == "Likes (Anzahl)"
    assert found["published"] == "Datum (TT.MM.JJJJ)"


def test_the_table_in_which_wordpress_keeps_comments_is_read_by_its_columns(read: Callable) -> None:
    found = read(
        "wp_comments.csv",
        "comment_ID,comment_post_ID,comment_author,comment_author_email,comment_author_IP,comment_date,"
        "comment_date_gmt,comment_content,comment_approved,comment_type,comment_parent,user_id\n"
        "1,9,Ann,ann@mail.example,192.0.2.1,2021-01-01 10:01:00,2021-01-01 09:01:00,So high!,1,comment,0,0\n"
        "2,9,Bo,bo@mail.example,192.0.2.2,2021-01-01 10:02:00,2021-01-01 09:02:00,Not here.,1,,1,0\n"
        "3,9,Cy,cy@mail.example,192.0.2.3,2021-01-01 10:03:00,2021-01-01 09:03:00,Buy!,spam,comment,0,0\n"
        "4,9,Di,di@mail.example,192.0.2.4,2021-01-01 10:04:00,2021-01-01 09:04:00,Wait.,0,comment,0,0\n",
    )

    assert [(one.report_key, one.key, one.parent_key, one.author, one.text) for one in found.comments] == [
        ("9", "1", None, "Ann", "So high!"),
        ("9", "2", "1", "Bo", "Not here."),
    ]
    assert found.comments[0].published == "2021-01-01 09:01:00Z"
    assert "mail.example" not in repr(found)
    assert "192.0.2" not in repr(found)


def test_of_several_columns_for_a_field_one_that_says_something_holds_it(read: Callable) -> None:
    found = read(
        "a.csv",
        "article_id,article_title,comment,author,user_name,likes,upvotes\n9,,So high!,,Ann,,4\n9,,Not here.,,Bo,,0\n",
    )

    assert [(one.author, one.likes) for one in found.comments] == [("Ann", 4), ("Bo", 0)]


def test_of_several_fields_of_comments_within_a_report_one_that_says_something_is_read(
    read: Callable,
) -> None:
    comments = '[{"comment": "So high!", "ups": null, "votes": 4}, {"comment": "Not here.", "ups": null, "votes": 0}]'

    found = read("a.json", f'[{{"title": "Weir", "text": "It rose.", "comments": {comments}}}]')

    assert [one.likes for one in found.comments] == [4, 0]


@pytest.mark.parametrize("column", ["html", "body_html", "comment_html", "contentHtml"])
def test_a_column_of_html_is_the_text_where_there_is_no_other(read: Callable, column: str) -> None:
    found = read(
        "a.csv", f"article_id,comment_id,author,{column}\n9,1,Ann,<p>So high!</p><p>Or not &amp; so?</p>\n"
    )

    assert [one.text for one in found.comments] == ["So high!\nOr not & so?"]
    beside = read("b.csv", f"article_id,comment_id,author,{column},text\n9,1,Ann,<p>So</p>,So high!\n")
    assert [one.text for one in beside.comments] == ["So high!"]


def test_the_html_of_a_report_alone_is_the_page_it_stands_on(read: Callable) -> None:
    found = read(
        "a.csv", "title,url,html\nWeir,https://news.example/weir,<html><nav>Home</nav>It rose.</html>\n"
    )

    assert found.reports == []
    assert "The columns are title, url, html." in found.said[0]
    feed = read(
        "b.json", '[{"title": "Weir", "url": "https://news.example/weir", "content_html": "<p>It rose.</p>"}]'
    )
    assert [one.text for one in feed.reports] == ["It rose."]


def test_comments_without_a_field_that_may_be_their_text_are_not_called_empty(read: Callable) -> None:
    found = read(
        "a.json", '[{"title": "Weir", "text": "It rose.", "comments": [{"id": 1, "said": "So high!"}]}]'
    )

    assert found.skipped == [
        "a.json, item 1, comment 1: no field of it is known to hold its text; name it with comments_map text=FIELD "
        "(on the command line: --comments-map)."
    ]
