from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from commentariat.corpus.errors import Problem
from commentariat.corpus.readers import ReadSettings, Source, read_source
from commentariat.corpus.readers.tables.tabular import Dialect, sniff
from commentariat.corpus.records import SourceComment, SourceReport

if TYPE_CHECKING:
    from pathlib import Path

    from commentariat.corpus.readers import Record


def read(path: Path, data: bytes | str, settings: ReadSettings | None = None) -> list[Record]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_source(Source(path, path.name), settings or ReadSettings()))


def only_problem(records: list[Record]) -> str:
    assert len(records) == 1
    assert isinstance(records[0], Problem)
    return str(records[0])


def reports(records: list[Record]) -> list[SourceReport]:
    return [record for record in records if isinstance(record, SourceReport)]


def problems(records: list[Record]) -> list[str]:
    return [str(record) for record in records if isinstance(record, Problem)]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "news.csv"


def test_a_table_of_reports(table: Path) -> None:
    found = read(table, "id,headline,body,publisher,date,byline\n7,Truce,It held.,SANA,4/28/2017,By A. B.\n")

    assert found == [
        SourceReport(
            text="It held.",
            locator="news.csv, row 2",
            may_trail=True,
            key="7",
            title="Truce",
            outlet="SANA",
            published="4/28/2017",
            authors=("A. B.",),
        )
    ]


def test_a_table_of_comments(table: Path) -> None:
    found = read(
        table,
        "commentID,articleID,commentText,userDisplayName,parentID,recommendations,createDate\n"
        '10,a1,"Well said, sir",Al,0,"1,234",1491386400\n'
        "11.0,a1,Nonsense,,10.0,n/a,\n",
    )

    assert found == [
        SourceComment(
            text="Well said, sir",
            locator="news.csv, row 2",
            report_key="a1",
            key="10",
            author="Al",
            likes=1234,
            published="1491386400",
        ),
        SourceComment(text="Nonsense", locator="news.csv, row 3", report_key="a1", key="11", parent_key="10"),
    ]


def test_a_comment_that_quotes_what_it_answers_is_tied_to_the_nearest_earlier_one(table: Path) -> None:
    settings = ReadSettings(comments_map={"report_id": "thread", "parent_text": "answers"})

    found = read(
        table,
        "thread,comment,answers\nA,yes,\nB,yes,\nA,yes,\nA,no, yes \nA,why,maybe\n",
        settings,
    )

    comments = [record for record in found if isinstance(record, SourceComment)]
    assert [c.parent_key for c in comments] == [None, None, None, comments[2].key, None]
    assert len({c.key for c in comments}) == 5
    assert problems(found) == [
        "news.csv, row 6: the comment it answers does not stand before it under its report; "
        "it was put at the top of its thread."
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_separators_are_recognised(table: Path, delimiter: str) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter)
    writer.writerows([["title", "text"], ["One, two; three | four", 'He said "no"\r\nand left,\ttwice']] * 1)

    assert [(r.title, r.text) for r in reports(read(table, buffer.getvalue()))] == [
        ("One, two; three | four", 'He said "no"\r\nand left,\ttwice')
    ]


def test_a_tab_separated_table_with_stray_quotation_marks_loses_no_row(tmp_path: Path) -> None:
    found = reports(read(tmp_path / "a.tsv", 'title\ttext\n"Truce" holds\t"It held\nNext\tIt broke.\n'))

    assert [(r.title, r.text) for r in found] == [('"Truce" holds', '"It held'), ("Next", "It broke.")]


def test_a_declared_separator_is_honoured(table: Path) -> None:
    assert reports(read(table, "sep=;\ntitle;text\na,b;c,d\n"))[0].text == "c,d"


def test_a_semicolon_in_prose_does_not_beat_the_comma() -> None:
    assert sniff('title,text\na,"x; y; z"\nb,"p; q; r"\n') == Dialect(",")


def test_cells_that_look_like_formulas_stay_text(table: Path) -> None:
    assert (
        reports(read(table, 'title,text\na,"=HYPERLINK(""http://x"")"\n'))[0].text == '=HYPERLINK("http://x")'
    )


def test_other_encodings_and_line_ends_are_read(table: Path) -> None:
    assert reports(read(table, "title,text\r\nÉté,déçu…\r\n".encode("cp1252")))[0].text == "déçu…"
    assert reports(read(table, "title,text\r\nÉté,déçu…\r\n".encode("utf-16")))[0].title == "Été"
    assert reports(read(table, "title,text\rÉté,déçu…\r".encode("utf-8-sig")))[0].title == "Été"


def test_ragged_rows_are_named_and_the_rest_is_read(table: Path) -> None:
    found = read(table, "title,text,date\na,b,2017,\nc,d,2018,extra\n\ne,f\ng,h,2019\n")

    assert [r.title for r in reports(found)] == ["a", "e", "g"]
    assert problems(found) == [
        "news.csv, row 3: the row has 4 cells where the table has 3 columns; put quotation marks around cells "
        "that hold the separator.",
        "news.csv, row 5: the row has 2 cells where the table has 3 columns; the missing ones were taken as "
        "empty; fill them in.",
    ]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing_silently(table: Path) -> None:
    found = read(table, 'title,text\na,b\nc,"d\ne,f\n')

    assert [r.title for r in reports(found)] == ["a"]
    assert "row 3: a quotation mark opened in this row is never closed" in problems(found)[0]


def test_rows_without_text_are_named(table: Path) -> None:
    found = read(table, "outlet,text\nThe Ex,\n,b\n")

    assert problems(found) == ["news.csv, row 2: the text is empty; fill it in or drop the row."]


def test_a_report_without_text_keeps_what_comments_may_call_it_by(table: Path) -> None:
    found = read(table, "report_id,title,text\na, ,\n,B,  \n,,c\n")

    assert [(report.key, report.title, report.text) for report in reports(found)] == [
        ("a", None, ""),
        (None, "B", ""),
        (None, None, "c"),
    ]
    assert problems(found) == []


def test_columns_of_html_are_read_as_text_and_told_of(table: Path) -> None:
    found = read(
        table,
        "comment_id,report_id,comment_text,report_title\n"
        '1,r,"<p>The <b>regime</b> &amp; all.</p><p>It&#39;s over.</p>",A &amp; B\n'
        '2,r,"No tags, but R&amp;B\n\nand AT&T",A &amp; B\n'
        "3,r,a < b or <sarcasm>so</sarcasm>,A &amp; B\n",
    )

    comments = [record for record in found if isinstance(record, SourceComment)]
    assert [comment.text for comment in comments] == [
        "The regime & all.\nIt's over.",
        "No tags, but R&B\n\nand AT&T",
        "a < b or <sarcasm>so</sarcasm>",
    ]
    assert [bool(comment.changes) for comment in comments] == [True, True, False]
    assert {comment.report_title for comment in comments} == {"A & B"}
    assert problems(found) == [
        "news.csv: 3 cells of the column “report_title” are HTML; their tags and entities were resolved.",
        "news.csv: 2 cells of the column “comment_text” are HTML; their tags and entities were resolved.",
    ]


def test_a_reader_who_quotes_a_tag_makes_no_column_of_html(table: Path) -> None:
    rows = "".join(f"{number},r,It held on day {number}.\n" for number in range(30))

    found = read(table, f"comment_id,report_id,comment_text\n{rows}31,r,Write <b>so</b> &amp; not so\n")

    assert [record.text for record in found if isinstance(record, SourceComment)][
        -1
    ] == "Write <b>so</b> &amp; not so"
    assert problems(found) == []


def test_html_of_which_nothing_is_left_is_an_empty_text(table: Path) -> None:
    found = read(table, 'comment_id,report_id,comment_text\n1,r,"<p>&nbsp;</p>"\n2,r,<p>So.</p>\n')

    assert [record.text for record in found if isinstance(record, SourceComment)] == ["So."]
    assert problems(found)[0] == "news.csv, row 2: the text is empty; fill it in or drop the row."


def test_a_text_over_the_limit_is_named(table: Path) -> None:
    found = read(table, f"title,text\na,{'x' * 500_000}\nb,c\n", ReadSettings(longest_text=100_000))

    assert "500,000 characters" in problems(found)[0]
    assert [r.title for r in reports(found)] == ["b"]


def test_a_line_over_the_limit_is_read_past(table: Path) -> None:
    found = read(table, f"title,text\na,{'x' * 500_000}\nb,c\n", ReadSettings(longest_record=100_000))

    assert problems(found) == [
        "news.csv, line 2: the line is too long to read; split it, or "
        "raise longest_record (on the command line: --longest-record)."
    ]
    assert [r.title for r in reports(found)] == ["b"]


def test_columns_of_one_name_do_not_hide_each_other(table: Path) -> None:
    settings = ReadSettings(reports_map={"text": "text (2)"})

    assert reports(read(table, "title,text,text,\na,b,c,\n", settings))[0].text == "c"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the table is empty"),
        (b"\n\n", "the table is empty"),
        (b"title,text\n", "the table has no rows"),
        (b"%PDF-1.4\n", "this is a PDF file"),
        (b'"title,text\na,b\n', "never closed"),
        (b"foo,bar\n1,2\n", "The columns are foo, bar"),
    ],
)
def test_what_is_no_table_is_one_problem_with_a_remedy(table: Path, data: bytes, said: str) -> None:
    assert said in only_problem(read(table, data))


def test_a_mapped_column_that_is_missing_is_one_problem(table: Path) -> None:
    said = only_problem(read(table, "title,text\na,b\n", ReadSettings(reports_map={"text": "texts"})))

    assert said.startswith("news.csv: there is no column “texts”")
    assert "did you mean “text”?" in said


def test_a_wrong_encoding_from_the_user_is_one_problem(table: Path) -> None:
    said = only_problem(read(table, "title,text\na,é\n".encode("latin-1"), ReadSettings(encoding="utf-8")))

    assert "this is not utf-8" in said


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    data=st.binary(max_size=300),
    start=st.sampled_from([b"", b"title,text\n", b"comment_text;url\n"]),
)
@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
def test_any_bytes_are_records_or_problems(tmp_path: Path, suffix: str, data: bytes, start: bytes) -> None:
    for record in read(tmp_path / f"a{suffix}", start + data):
        assert isinstance(record, SourceReport | SourceComment | Problem)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\x00"), min_size=1).filter(
            lambda t: t.strip() != ""
        ),
        min_size=1,
    )
)
def test_what_a_csv_writer_writes_comes_back(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerow(["title", "text"])
        writer.writerows(["t", text] for text in texts)

    found = list(read_source(Source(path, path.name), ReadSettings(encoding="utf-8")))

    assert [r.text for r in reports(found)] == texts


def test_likes_that_are_no_counts_are_told_once_a_column(table: Path) -> None:
    records = read(
        table, "report_id,comment,likes,dislikes\n1,Yes.,x,-\n1,No.,7,n/a\n1,Why?,many,\n1,How?,1.2K,3\n"
    )

    assert [record.likes for record in records if isinstance(record, SourceComment)] == [None, 7, None, 1200]
    assert problems(records) == [
        "news.csv: 2 values of the column “likes” cannot be read as counts, the first in row 2 (“x”); they were left "
        "empty."
    ]


def test_a_column_of_comments_may_say_how_many_there_are(table: Path) -> None:
    found = read(table, "id,title,text,date,comments\n1,A,The truce held.,2024,12\n2,B,It broke.,2024,\n")

    assert [(one.comments_declared, one.may_trail) for one in reports(found)] == [(12, True), (None, False)]
    assert problems(found) == []


def test_a_count_of_comments_has_a_column_of_its_own(table: Path) -> None:
    found = read(
        table, 'id,title,text,date,num_comments\n1,A,The truce held.,2024,"1,204"\n2,B,It broke.,2024,0\n'
    )

    assert [one.comments_declared for one in reports(found)] == [1204, 0]


def test_a_list_of_comments_may_stand_in_a_cell_as_json(table: Path) -> None:
    cell = '[{""author"": ""Al"", ""text"": ""No!"", ""replies"": [{""text"": ""Yes.""}]}]'
    found = read(table, f'id,title,text,date,comments\n1,A,The truce held.,2024,"{cell}"\n')

    (report,) = reports(found)
    first, second = report.comments
    assert (first.author, first.text, second.text, second.parent_key) == ("Al", "No!", "Yes.", first.key)


def test_html_in_such_a_list_is_resolved(table: Path) -> None:
    cell = '[{""text"": ""<p>No &amp; <b>no</b>!</p>""}]'
    found = read(table, f'id,title,text,date,comments\n1,A,The truce held.,2024,"{cell}"\n')

    assert [comment.text for comment in reports(found)[0].comments] == ["No & no!"]


def test_a_count_below_zero_says_nothing(table: Path) -> None:
    found = read(table, "id,title,text,date,num_comments\n1,A,The truce held.,2024,-1\n")

    assert reports(found)[0].comments_declared is None


def test_what_is_neither_a_list_nor_a_count_is_told(table: Path) -> None:
    found = read(table, 'id,title,text,date,comments\n1,A,The truce held.,2024,"[closed]"\n')

    assert [one.text for one in reports(found)] == ["The truce held."]
    assert "is no list of comments" in problems(found)[0]


def test_columns_that_nobody_reads_are_told_where_the_time_is_missing(table: Path) -> None:
    found = read(table, "id,title,text,egun\n1,A,The truce held.,2024-03-04\n")

    assert problems(found) == [
        "news.csv: no column is known to hold the time of the reports, and others are not read (“egun”); where one of "
        "them holds it, name it with reports_map (on the command line: --reports-map)."
    ]


MIXED = """id,type,parent,title,text
1,article,,Bridge to close,The council voted to close it.
2,comment,1,,At last.
3,reply,2,,I agree.
"""


def test_a_comment_in_a_table_with_reports_belongs_to_the_report_that_it_answers(table: Path) -> None:
    comments = [one for one in read(table, MIXED) if isinstance(one, SourceComment)]

    assert [(one.report_key, one.parent_key) for one in comments] == [("1", None), ("1", "2")]


def test_a_comment_that_answers_nothing_known_is_told(table: Path) -> None:
    found = read(table, MIXED + "4,comment,99,,Who?\n")

    assert "row 5: the comment does not say which report it belongs to" in problems(found)[-1]


def test_comments_of_which_no_column_names_the_report_are_on_one(tmp_path: Path) -> None:
    found = read(tmp_path / "truce.csv", "Name,Comment,Likes\nAnn,Good.,3\nBo,No.,0\n")

    comments = [one for one in found if isinstance(one, SourceComment)]
    assert [(one.author, one.text, one.report_title) for one in comments] == [
        ("Ann", "Good.", "truce"),
        ("Bo", "No.", "truce"),
    ]
    assert len({one.report_key for one in comments}) == 1
    assert problems(found) == [
        "truce.csv: no column says which report a comment is on, so all are taken to be on one, “truce”; if that is "
        "not so, name a column that is the same for all comments of a report, such as its title, with comments_map "
        "report_id=COLUMN (on the command line: --comments-map); if the rows are reports, say --reports before the "
        "file."
    ]


def test_comments_among_reports_that_name_none_are_on_the_one_above_them(table: Path) -> None:
    rows = "article,Al,The truce held.\ncomment,Ann,Good.\ncomment,Bo,No.\narticle,Cy,It closed.\ncomment,Di,So.\n"

    found = read(table, f"type,author,text\n{rows}")

    comments = [one for one in found if isinstance(one, SourceComment)]
    first, second = (one.key for one in reports(found))
    assert first != second
    assert [(one.text, one.report_key) for one in comments] == [
        ("Good.", first),
        ("No.", first),
        ("So.", second),
    ]
    assert "so each is taken to be on the report above it" in problems(found)[0]


def test_a_comment_above_every_report_is_told(table: Path) -> None:
    found = read(table, "type,author,text\ncomment,Ann,Good.\narticle,Al,The truce held.\ncomment,Bo,No.\n")

    assert [one.text for one in found if isinstance(one, SourceComment)] == ["No."]
    assert "row 2: the comment does not say which report it belongs to" in problems(found)[1]


def test_comments_beside_the_text_of_their_report_are_on_that(tmp_path: Path) -> None:
    rows = (
        '"The mine was fined on Monday, the court said.",Too little.\n'
        '"The mine was fined on Monday, the court said.",A joke.\n'
        '"A bus was stopped on Sunday, police said.",Shame.\n'
        ",And on whom?\n"
    )
    found = read(tmp_path / "truce.csv", f"report_text,comment\n{rows}")

    keys = [one.report_key for one in found if isinstance(one, SourceComment)]
    assert keys == [keys[0], keys[0], keys[2], keys[2]]
    assert keys[0] != keys[2]
    assert problems(found) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            '[{"title": "Bridge, open", "text": "It opened, at last."}]',
            "JSON and no table, whatever its name says; ",
        ),
        ('[\n {\n  "text": "It opened, ' + "at last, " * 10_000, "JSON and no table"),
        ('{"text": "It opened, at last."}\n{"text": "It closed."}\n', "JSON and no table"),
        (
            "<!DOCTYPE html>\n<html><title>a, b</title><p>Sign in, or go.</p></html>",
            "a web page and no table",
        ),
        ('<?xml version="1.0"?>\n<rss><a>b, c</a></rss>', "XML and no table"),
    ],
)
def test_what_is_named_as_a_table_and_is_none_is_told_as_what_it_is(
    tmp_path: Path, data: str, said: str
) -> None:
    [problem] = read(tmp_path / "news.csv", data)
    assert f"news.csv: this is {said}" in str(problem)


def test_cells_that_look_like_json_make_no_other_file_of_a_table(tmp_path: Path) -> None:
    records = read(tmp_path / "news.csv", '{"id"},text\n1,The bridge opened on Monday.\n')
    assert [record.text for record in records if isinstance(record, SourceReport)] == [
        "The bridge opened on Monday."
    ]
