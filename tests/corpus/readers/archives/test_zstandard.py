"""WARC files compressed with Zstandard: a record a frame, as a whole, and with a dictionary in front."""

from __future__ import annotations

import io
import random

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.readers import reader_for
from commentariat.corpus.readers.archives.members import members
from commentariat.corpus.readers.archives.warc import Damage, PassedOver, responses

A, B, C = (f"https://harbour.example/{name}" for name in "abc")


def skippable(kind: int, content: bytes) -> bytes:
    return bytes([0x50 + kind, 0x2A, 0x4D, 0x18]) + len(content).to_bytes(4, "little") + content


def framed(pieces: list[bytes], dictionary: zstandard.ZstdCompressionDict | None = None) -> bytes:
    codec = zstandard.ZstdCompressor(dict_data=dictionary)
    return b"".join(codec.compress(piece) for piece in pieces)


def pieces_of(data: bytes) -> list[bytes]:
    return [member.read(1 << 30) for member in members(io.BytesIO(data))]


def addresses(data: bytes) -> list[str]:
    every = [found for found in responses(io.BytesIO(data)) if not isinstance(found, PassedOver)]
    return [found.what if isinstance(found, Damage) else found.url for found in every]


@pytest.fixture
def records(make) -> list[bytes]:
    return [make.warc([make.captured(A)]), *(make.record(make.captured(url)) for url in (B, C))]


@pytest.fixture(scope="module")
def dictionary() -> zstandard.ZstdCompressionDict:
    rng = random.Random(1)
    words = [f"word{n}" for n in range(300)]
    return zstandard.train_dictionary(4096, [" ".join(rng.choices(words, k=80)).encode() for _ in range(200)])


@given(st.lists(st.binary(min_size=1, max_size=3000), min_size=1, max_size=5))
def test_each_frame_is_a_member(pieces: list[bytes]) -> None:
    assert pieces_of(framed(pieces)) == pieces


@given(st.binary(max_size=40), st.integers(0, 15))
def test_skippable_frames_are_passed_over(content: bytes, kind: int) -> None:
    kind = 0 if kind == 13 else kind
    packed = skippable(kind, content) + framed([b"one"]) + skippable(kind, content) + framed([b"two"])
    assert pieces_of(packed) == [b"one", b"two"]


def test_an_archive_compressed_by_record_or_as_a_whole_becomes_reports(read, records) -> None:
    for name, packed in (("a.warc.zst", framed(records)), ("b.warc.zst", framed([b"".join(records)]))):
        assert [report.url for report in read(name, packed).reports] == [A, B, C]


@pytest.mark.parametrize("compressed", [False, True])
def test_a_dictionary_in_front_is_used(records, dictionary, compressed: bool) -> None:
    content = dictionary.as_bytes()
    front = skippable(13, framed([content]) if compressed else content)
    assert addresses(front + framed(records, dictionary)) == [A, B, C]


def test_a_dictionary_that_breaks_off_is_told_of(records, dictionary) -> None:
    front = skippable(13, dictionary.as_bytes())
    (what,) = addresses(front[:-100])
    assert "dictionary" in what


def test_a_dictionary_that_is_none_is_told_of(records, dictionary) -> None:
    front = skippable(13, dictionary.as_bytes()[:8] + b"\xff" * 100)
    (what,) = addresses(front + framed(records))
    assert "its dictionary cannot be used" in what


def test_behind_a_damaged_frame_the_next_is_read(records) -> None:
    one, two, three = (framed([piece]) for piece in records)
    broken = two[:20] + b"\xff\xff\xff\xff" + two[24:]
    found = addresses(one + broken + three)
    assert (found[0], found[-1]) == (A, C)
    assert "cannot be unpacked" in found[1]


def test_debris_between_frames_is_told_of(records) -> None:
    one, two, three = (framed([piece]) for piece in records)
    found = addresses(one + b"debris" * 20_000 + two + b"\x00" * 90 + three + b"debris")
    assert found == [A, "120,000 bytes that are no record", B, C, "6 bytes that are no record"]


def test_an_archive_that_breaks_off_says_so(records) -> None:
    assert addresses(framed(records)[:-30])[-1] == "the file breaks off in the middle of a record"


def test_a_frame_that_expands_beyond_measure_is_given_up_and_the_next_is_read(make, records) -> None:
    bomb = make.record(make.captured("https://harbour.example/bomb", bytes(1 << 27)))
    assert addresses(framed([bomb, *records])) == [
        "https://harbour.example/bomb",
        "it expands to more than 400 times its size",
        *(A, B, C),
    ]


def test_the_longer_suffix_tells_an_archive_from_other_zstandard_files(tmp_path) -> None:
    for name, kind in (("crawl.warc.zst", "warc"), ("RC_2020-01.zst", "reddit")):
        path = tmp_path / name
        path.write_bytes(framed([b"WARC/1.0"]))
        assert reader_for(path).name == kind
