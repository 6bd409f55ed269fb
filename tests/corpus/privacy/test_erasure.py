"""The erasure list: whom it names is forgotten, everybody else's words and threads stay."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.privacy.erasure import Erased, erase_claim, erase_thread, without_dangling
from commentariat.corpus.privacy.erasure_list import Erasure, parse_erasure
from commentariat.corpus.standoff.claims import claim_on, text_sha256

ANN, BOB = "reader-aaaaaaaaaaaaaaaa", "reader-bbbbbbbbbbbbbbbb"
SAID = "They should never have built that bridge so close to the harbour mouth."


def report(name: str = "r", **fields: Any) -> dict[str, Any]:
    return {"report_id": name, "url": None, "text": "The bridge was closed."} | fields


def comment(name: str, text: str = "No.", parent: str | None = None, **fields: Any) -> dict[str, Any]:
    return {
        "comment_id": name,
        "report_id": "r",
        "position": 0,
        "parent_id": parent,
        "kind": "comment",
        "author": BOB,
        "published": "2014-05-03",
        "text": text,
        "text_sha256": text_sha256(text),
        "changes": [],
    } | fields


def erased(
    erasure: Erasure, *comments: dict[str, Any], reports: tuple[dict[str, Any], ...] = (report(),)
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], Erased]:
    """Return the reports and comments that are left, and what went."""
    kept_reports, kept, done = [], [], Erased()
    for page in reports:
        thread = [dict(row) for row in comments if row["report_id"] == page["report_id"]]
        names = [row["comment_id"] for row in thread]
        parents = [names.index(row["parent_id"]) if row["parent_id"] in names else -1 for row in thread]
        left = erase_thread(page, thread, erasure=erasure, parents=parents)
        done += left.erased
        if left.comments is not None:
            kept_reports.append(page)
            kept += left.comments
    return kept_reports, kept, done


class TestComments:
    @pytest.mark.parametrize("line", [ANN, "a", "https://news.example/x#a", "HTTPS://NEWS.example/x#a"])
    def test_what_is_listed_goes_and_the_rest_is_counted_anew(self, line: str) -> None:
        rows = comment("a", author=ANN), comment("b", position=1)

        _, kept, done = erased(parse_erasure(line), *rows, reports=(report(url="https://news.example/x"),))

        assert [(row["comment_id"], row["position"]) for row in kept] == [("b", 0)]
        assert done.documents == {"a"}
        assert done.counts["comments"] == done.counts["entries"] == 1

    @pytest.mark.parametrize("line", ["a", "https://news.example/x#a"])
    def test_an_id_names_every_comment_that_its_source_gives_it_to(self, line: str) -> None:
        rows = comment("a"), comment("a~2", position=1), comment("a~b", position=2)
        page = report(url="https://news.example/x")

        _, kept, done = erased(parse_erasure(line), *rows, reports=(page,))

        assert [row["comment_id"] for row in kept] == ["a~b"]
        assert done.documents == {"a", "a~2"}
        assert [row["comment_id"] for row in erased(parse_erasure("a~2"), *rows)[1]] == ["a", "a~b"]

    def test_what_names_something_is_told_from_what_names_nothing(self) -> None:
        addresses = [f"https://news.example/{page}" for page in ("x#a", "y", "z", "x#9")]
        rows = comment("a"), comment("b", author=ANN, position=1), comment("c", f"Dear {BOB},", position=2)
        other = "reader-cccccccccccccccc"
        listed = parse_erasure("\n".join([ANN, other, "c~2", "c", "missing", *addresses]))
        pages = report(url="https://news.example/x"), report("s", url="https://news.example/y")

        _, _, done = erased(listed, *(row | {"author": row["author"] or ANN} for row in rows), reports=pages)

        assert listed.entries - done.matched == {other, "c~2", "missing", *addresses[2:]}

    @pytest.mark.parametrize("own", ["42", "comment-42", "a-42"])
    def test_an_address_names_a_comment_by_the_number_in_both(self, own: str) -> None:
        line = "https://news.example/x#comment-42"

        _, kept, _ = erased(
            parse_erasure(line), comment(own), comment("142"), reports=(report(url="https://news.example/x"),)
        )

        assert [row["comment_id"] for row in kept] == ["142"]

    def test_one_that_is_answered_leaves_an_empty_stub(self) -> None:
        _, kept, done = erased(
            parse_erasure("a"),
            comment("a", SAID, author=ANN, likes=3, language="de", language_source="given"),
            comment("b", "Why?", "a"),
        )

        stub, answer = kept
        assert (stub["comment_id"], stub["kind"], stub["text"]) == ("a", "deleted", "")
        assert stub["author"] is stub["published"] is stub["likes"] is None
        assert stub["language"] is stub["language_source"] is None
        assert stub["text_sha256"] == text_sha256("")
        assert (answer["parent_id"], answer["position"]) == ("a", 1)
        assert done.counts["stubs"] == 1

    def test_one_whose_answers_go_too_leaves_none(self) -> None:
        _, kept, _ = erased(
            parse_erasure(ANN), comment("a", author=ANN), comment("b", parent="a", author=ANN), comment("c")
        )

        assert [row["comment_id"] for row in kept] == ["c"]

    def test_a_listed_report_goes_with_its_comments(self) -> None:
        reports, kept, done = erased(
            parse_erasure("https://news.example/x"),
            comment("a"),
            comment("b", parent="a"),
            comment("c", report_id="s"),
            reports=(report(url="https://NEWS.example/x#top"), report("s")),
        )

        assert [row["report_id"] for row in reports] == ["s"]
        assert [row["comment_id"] for row in kept] == ["c"]
        assert (done.counts["reports"], done.counts["comments"], done.counts["stubs"]) == (1, 2, 0)

    def test_the_pseudonym_of_a_listed_person_goes_from_the_texts_of_others(self) -> None:
        _, [kept], done = erased(parse_erasure(ANN), comment("b", f"@{ANN} and {BOB}: no"))

        assert kept["text"] == f"@[erased] and {BOB}: no"
        assert kept["text_sha256"] == text_sha256(kept["text"])
        assert done.touched == {"b"}

    def test_what_others_repeat_of_an_erased_comment_goes_and_what_they_repeat_of_others_stays(self) -> None:
        kept_words = "Nobody asked those of us who live beside the harbour about it."
        _, kept, done = erased(
            parse_erasure("a"),
            comment("a", SAID),
            comment("c", kept_words),
            comment("b", f"“{SAID}” Why not? “{kept_words}”"),
            comment("d", SAID),
        )

        assert [row["text"] for row in kept] == [
            kept_words,
            f"“[erased].” Why not? “{kept_words}”",
            "[erased].",
        ]
        assert done.touched == {"b", "d"}

    @pytest.mark.parametrize(
        ("said", "part", "word", "why"),
        [
            (
                "我的邻居在教堂后面养了四十只山羊，每个星期五卖奶酪。",
                "教堂后面养了四十只山羊",
                "邻居",
                "真的吗？",
            ),
            ("隣の人は教会の裏で四十頭の山羊を飼っている。", "四十頭の山羊を飼っている", "山羊", "本当？"),
            ("เพื่อนบ้านของฉันเลี้ยงแพะสี่สิบตัวหลังโบสถ์", "เลี้ยงแพะสี่สิบตัว", "แพะ", "จริงหรือ"),
        ],
    )
    def test_it_goes_where_words_are_not_spaced_too(self, said: str, part: str, word: str, why: str) -> None:
        whole = said.rstrip("。")
        texts = f"> {said}\n{why}", f"「{part}」{why}", f"{said}{why}", f"> {word}\n{why}"

        _, kept, _ = erased(
            parse_erasure("a"), comment("a", said), *(comment(f"b{n}", text) for n, text in enumerate(texts))
        )

        end = said.removeprefix(whole)
        assert [row["text"] for row in kept] == [
            f"> [erased]{end}\n{why}",
            f"「[erased]」{why}",
            f"[erased]{end}{why}",
            f"> [erased]\n{why}",
        ]

    def test_what_a_copy_of_an_answer_quotes_goes_though_the_answer_stays(self) -> None:
        answer = "“never have built” – why on earth should they ever have asked us?"

        _, kept, _ = erased(
            parse_erasure("a"), comment("a", SAID), comment("b", answer), comment("c", answer)
        )

        assert [row["text"] for row in kept] == [answer.replace("never have built", "[erased]")] * 2

    def test_an_empty_list_changes_nothing(self) -> None:
        rows = comment("a", f"@{ANN}"), comment("b", parent="a")

        _, kept, done = erased(Erasure(), *rows)

        assert kept == list(rows)
        assert (done.documents, done.touched, done.matched) == (frozenset(),) * 3

    @given(
        st.lists(st.tuples(st.sampled_from([ANN, BOB, None]), st.integers(0, 9)), max_size=9),
        st.frozensets(st.integers(0, 8).map(lambda n: f"c{n}"), max_size=4),
        st.booleans(),
    )
    def test_nothing_of_the_listed_stays_and_every_other_comment_keeps_its_parent(
        self, made: list[tuple[str | None, int]], ids: frozenset[str], person: bool
    ) -> None:
        rows = [
            comment(f"c{n}", f"Text of {n}.", f"c{parent}" if parent < n else None, author=author, position=n)
            for n, (author, parent) in enumerate(made)
        ]
        erasure = Erasure(pseudonyms=frozenset([ANN] if person else []), ids=ids)

        _, kept, done = erased(erasure, *rows)

        gone = {
            row["comment_id"] for row in rows if row["comment_id"] in ids or (person and row["author"] == ANN)
        }
        assert done.documents == (gone if erasure else frozenset())
        before = {row["comment_id"]: row for row in rows}
        after = {row["comment_id"]: row for row in kept}
        assert after.keys() >= before.keys() - gone
        for name, row in after.items():
            assert row["parent_id"] == before[name]["parent_id"]
            assert row["parent_id"] is None or row["parent_id"] in after
            assert (row["text"] == "") == (name in gone)
        assert [row["position"] for row in kept] == list(range(len(kept)))


class TestClaims:
    def test_on_an_erased_comment_they_go(self) -> None:
        claim = claim_on(SAID, document_id="a", layer="l", label="x", annotator="ann", start=0, end=4)

        assert erase_claim(claim, erasure=parse_erasure(ANN), erased=Erased(documents=frozenset("a"))) is None
        assert erase_claim(claim, erasure=parse_erasure("b"), erased=Erased()) == claim

    def test_lost_ones_go_where_their_quote_may_be_what_was_erased(self) -> None:
        claim = claim_on(
            SAID, document_id="b", layer="l", label="x", annotator="ann", start=0, end=4, status="lost"
        )

        assert erase_claim(claim, erasure=parse_erasure("a"), erased=Erased(touched=frozenset("b"))) is None
        assert erase_claim(claim, erasure=parse_erasure("a"), erased=Erased()) == claim

    def test_a_relation_to_a_claim_that_is_gone_goes(self) -> None:
        fields = {"document_id": "b", "layer": "l", "label": "x", "annotator": "ann"}
        first = claim_on(SAID, start=0, end=4, **fields)
        related = claim_on(SAID, start=5, end=9, related_id=first.claim_id, relation="target", **fields)

        assert without_dangling([first, related]) == [first, related]
        [alone] = without_dangling([related])
        assert (alone.related_id, alone.relation) == (None, None)

    def test_others_lose_the_pseudonym_only(self) -> None:
        claim = claim_on(
            SAID, document_id="b", layer="l", label="x", annotator="ann", start=0, end=4, source=f"@{ANN}",
            target=BOB, attributes={"to": ANN},
        )  # fmt: skip

        kept = erase_claim(claim, erasure=parse_erasure(ANN), erased=Erased())

        assert kept is not None
        assert (kept.source, kept.target, kept.attributes) == ("@[erased]", BOB, {"to": "[erased]"})
        assert (kept.quote, kept.claim_id) == (claim.quote, claim.claim_id)
