from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.encoding.cyrillic import cyrillic_code_page
from commentariat.corpus.encoding.decoding import decode, iter_lines, open_text
from commentariat.corpus.encoding.detection import detect
from commentariat.corpus.encoding.encoding import codec_of
from commentariat.corpus.errors import InputError
from commentariat.corpus.readers import ReadSettings

if TYPE_CHECKING:
    from pathlib import Path

FRENCH = "Le Conseil s’est réuni à Genève — « sans résultat », dit-on…\nL’émissaire était déçu."


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"plain words", "ASCII"),
        (FRENCH.encode(), "UTF-8"),
        (FRENCH.encode("utf-8-sig"), "UTF-8 with byte order mark"),
        (FRENCH.encode("cp1252"), "Windows-1252"),
        ("déjà vu à Genève".encode("latin-1"), "Latin-1"),
        (b"\xff\xfe" + FRENCH.encode("utf-16-le"), "UTF-16 LE with byte order mark"),
        (b"\xfe\xff" + FRENCH.encode("utf-16-be"), "UTF-16 BE with byte order mark"),
        (FRENCH.encode("utf-16-le"), "UTF-16 LE without byte order mark"),
        (FRENCH.encode("utf-16-be"), "UTF-16 BE without byte order mark"),
        (b"\xff\xfe\x00\x00" + FRENCH.encode("utf-32-le"), "UTF-32 LE with byte order mark"),
    ],
)
def test_the_encodings_people_have_are_told_apart_and_read_back(data: bytes, name: str) -> None:
    decoded = decode(data)

    assert decoded.encoding.name == name
    assert decoded.text in (FRENCH, "plain words", "déjà vu à Genève")
    assert decoded.encoding.changes == ()


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_found_in_scripts_that_hold_no_nul_letters(codec: str) -> None:
    russian = "Перемирие началось в полночь, сообщили источники в Дамаске.\nСтороны обвиняют друг друга."

    assert decode(russian.encode(codec)).text == russian


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic"])
@pytest.mark.parametrize(
    "text",
    [
        "Мост закрыт.",
        "ЧИТАЙТЕ НАС",
        "Давно пора, спасибо за статью! Я живу рядом.",
        "Общинският съвет одобри новия мост.",
        "Ann wrote: Да, это так, and left. (Она ушла.)",
    ],
)
def test_short_texts_in_cyrillic_letters_are_read_in_their_code_page(codec: str, text: str) -> None:
    decoded = decode(text.encode(codec))

    assert decoded.text == text
    assert decoded.encoding.guessed


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("町議会は月曜日に新しい橋の建設を承認した。", "shift_jis"),
        ("町議会は月曜日に新しい橋の建設を承認した。", "euc_jp"),
        ("ﾊｼﾊﾄｼﾞﾗﾚﾏｼﾀ", "shift_jis"),
        ("시의회는 월요일에 새 다리 건설을 승인했다.", "euc_kr"),
        ("市议会周一批准了新桥的建设。", "gbk"),
        ("市議會週一批准了新橋的建設。", "big5"),
        ("Το δημοτικό συμβούλιο ενέκρινε τη νέα γέφυρα.", "cp1253"),
        ("מועצת העיר אישרה את הגשר החדש", "cp1255"),
        ("وافق مجلس المدينة على الجسر الجديد", "cp1256"),
        ("วันจันทร์สภาเมืองอนุมัติสะพานใหม่", "cp874"),
    ],
)
def test_texts_in_other_letters_are_not_taken_for_cyrillic(text: str, codec: str) -> None:
    assert cyrillic_code_page(text.encode(codec)) is None


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "shift_jis", "gb18030"])
def test_other_encodings_are_left_to_statistics_and_said_to_be_a_guess(codec: str) -> None:
    text = {
        "cp1251": "Перемирие началось в полночь, сообщили источники в Дамаске. Стороны обвиняют друга.\n",
        "koi8-r": "Перемирие началось в полночь, сообщили источники в Дамаске. Стороны обвиняют друга.\n",
        "shift_jis": "停戦は真夜中に始まったと、ダマスカスの情報筋が伝えた。双方は互いに非難している。\n",
        "gb18030": "大马士革消息人士称，停火于午夜开始。双方互相指责对方违反协议。\n",
    }[codec] * 10

    decoded = decode(text.encode(codec))

    assert decoded.text == text
    assert "likeliest" in decoded.encoding.changes[0]


def test_a_few_windows_bytes_in_utf8_are_read_as_what_they_were_and_reported() -> None:
    data = "Genève, café, naïve: ".encode() + b"the army\x92s \x93gains\x94"

    decoded = decode(data)

    assert decoded.text == "Genève, café, naïve: the army’s “gains”"
    assert decoded.encoding.changes == ("3 bytes that are not UTF-8 read as Windows-1252 (first at byte 32)",)


def test_the_stump_of_a_character_is_replaced_and_reported() -> None:
    decoded = decode("so sad 😢".encode()[:-1])

    assert decoded.text == "so sad \ufffd"
    assert decoded.encoding.changes == ("1 broken UTF-8 sequence replaced by U+FFFD (first at byte 7)",)


def test_text_garbled_before_it_was_saved_is_left_as_it_is() -> None:
    garbled = "the armyâ€™s gains"

    assert decode(garbled.encode()).text == garbled


def test_half_a_code_unit_at_the_end_of_utf16_is_not_lost_silently() -> None:
    decoded = decode("peace talks".encode("utf-16") + b"\x41")

    assert decoded.text == "peace talks\ufffd"
    assert decoded.encoding.changes == ("1 byte left over at the end replaced by U+FFFD",)


def test_lone_surrogates_in_utf16_survive_for_canonical_text_to_deal_with() -> None:
    assert decode(b"\xff\xfe" + "a\ud83d b".encode("utf-16-le", "surrogatepass")).text == "a\ud83d b"


def test_surrogates_written_in_utf8_survive_too() -> None:
    decoded = decode("né ".encode() + "\ud83d\ude22".encode("utf-8", "surrogatepass"))

    assert decoded.text == "né \ud83d\ude22"
    assert decoded.encoding.changes == ("2 surrogates written in UTF-8 (CESU-8)",)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF file"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a ZIP archive or an Office document"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (b"PAR1\x15\x04", "a Parquet file"),
        (bytes(range(256)) * 8, "this is no text"),
        (b"\x00" * 64, "this is no text"),
    ],
)
def test_binary_files_are_refused_with_what_they_are_and_what_to_do(data: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=kind) as caught:
        decode(data, where="a.txt")

    assert str(caught.value).startswith("a.txt: ")
    assert "UTF-8" in str(caught.value)


def test_a_nul_or_two_does_not_make_a_text_binary() -> None:
    assert decode(b"Troops\x00 withdrew at dawn.").text == "Troops\x00 withdrew at dawn."


def test_the_users_encoding_wins_over_what_the_bytes_look_like() -> None:
    assert decode("Łódź".encode("cp1250"), encoding="latin-1").text == "£ód\x9f"


def test_utf8_stays_utf8_where_the_user_names_the_encoding_of_other_files() -> None:
    decoded = decode(FRENCH.encode("utf-8-sig"), encoding="cp1250")

    assert decoded.text == FRENCH
    assert decoded.encoding.changes == ("valid UTF-8, and read as that rather than as cp1250",)
    assert decode(b"plain words", encoding="cp1250").encoding.changes == ()
    # Bytes that the named encoding does not have are no error either.
    assert decode("Ł".encode(), encoding="ascii").text == "Ł"


CENTRAL = {
    "cp1250": [
        "Rada miasta Łódź odrzuciła we wtorek plan budowy nowego mostu, powiedział burmistrz.",
        "Rada města v úterý zamítla plán na nový most. Starosta řekl, že náklady byly příliš vysoké.",
        "A tanács kedden elutasította az új híd tervét, mert a költségek túl magasak voltak, mondta ő.",
        "The strike in Łódź went on for a third day, said Lech Wałęsa.",
    ],
    "iso8859-2": ["Rada miasta Łódź odrzuciła we wtorek plan. Burmistrz mówił, że są zbyt wysokie koszty."],
    "cp1254": [
        "Belediye meclisi salı günü yeni köprü planını reddetti. Başkan maliyetin yüksek olduğunu söyledi."
    ],
}


@pytest.mark.parametrize(
    ("codec", "text"), [(codec, text) for codec, texts in CENTRAL.items() for text in texts]
)
def test_code_pages_of_other_regions_show_in_their_words(codec: str, text: str) -> None:
    decoded = decode(text.encode(codec))

    assert decoded.text == text
    assert decoded.encoding.guessed


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        "¿Por qué? ¡Así! El año próximo, señores, será mejor.",
        "Größe, 5 m³, £400 or £5m – “x³y”, says the naïve footnote¹ of É. Müller.",
        "Byrådet afviste tirsdag planen om en ny bro. Så er prisen høj.",
        "Il caffè è buono, perché no?",
    ],
)
def test_western_texts_are_not_taken_for_others(text: str) -> None:
    decoded = decode(text.encode("cp1252"))

    assert decoded.text == text
    assert decoded.encoding.guessed


def test_a_wrong_encoding_from_the_user_is_an_error_that_names_the_byte() -> None:
    with pytest.raises(InputError, match=r"a\.txt: this is not utf-8 .*position 3") as caught:
        decode(b"caf\xe9 noir", encoding="utf-8", where="a.txt")

    assert "none to have it recognised" in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-9", "hex", "zip", "idna", "a\x00b", "undefined"])
def test_names_that_are_no_text_encoding_are_refused(encoding: str) -> None:
    with pytest.raises(InputError, match="encoding"):
        decode(b"words", encoding=encoding)


def test_the_mark_goes_when_the_user_names_utf8() -> None:
    assert decode(FRENCH.encode("utf-8-sig"), encoding="utf-8").text == FRENCH


def test_pieces_give_the_same_answer_as_the_whole() -> None:
    data = FRENCH.encode() + b" \x92"

    assert detect(bytes([byte]) for byte in data) == detect([data])


def test_a_file_opens_in_its_own_encoding_with_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("un\r\ndeux – trois".encode("cp1252"))

    stream, encoding = open_text(path)
    with stream:
        assert stream.read() == "un\r\ndeux – trois"
    assert encoding.name == "Windows-1252"


def test_a_line_that_is_too_long_is_read_past_in_bounded_memory() -> None:
    stream = io.StringIO("short\n" + "x" * 5_000_000 + "\nlast")

    assert list(iter_lines(stream, longest=10)) == [(1, "short\n"), (2, None), (3, "last")]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))).filter(lambda t: not t.startswith("\ufeff")))
def test_utf8_always_comes_back(text: str) -> None:
    assert decode(text.encode(), encoding="utf-8").text == text


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_an_input_error(data: bytes) -> None:
    try:
        decoded = decode(data)
    except InputError:
        return
    assert isinstance(decoded.text, str)
    assert detect(bytes([byte]) for byte in data) == decoded.encoding


@given(st.binary(max_size=60), st.text("aeé ’😢и", min_size=5))
def test_text_with_any_bytes_in_it_is_a_text_or_an_input_error(data: bytes, text: str) -> None:
    with contextlib.suppress(InputError):
        assert isinstance(decode(text.encode() + data + text.encode()).text, str)


def test_many_breaks_of_utf_8_in_a_long_input_cost_no_copies_of_it() -> None:
    text = "Новый бюджет порта утверждён городским советом. " * 200_000
    assert decode(text.encode("cp1251")).text == text


@pytest.mark.parametrize("at", [4_095, 4_096, 8_190])
def test_characters_at_the_edge_of_what_is_looked_at_together_are_no_breaks(at: int) -> None:
    text = f"{'a' * at}\U0001f600é"
    assert decode(text.encode()).encoding.name == "UTF-8"
    broken = decode(text.encode() + b"\x92 and on")
    assert broken.text == f"{text}’ and on"
    assert f"(first at byte {at + 6:,})" in broken.encoding.changes[0]


@pytest.mark.parametrize("name", ["klingon", "base64", "idna", "utf\x008", ""])
def test_an_encoding_that_is_none_is_told(name: str) -> None:
    with pytest.raises(InputError, match="use a name such as utf-8"):
        codec_of(name)


def test_settings_are_refused_before_anything_is_read() -> None:
    with pytest.raises(InputError, match="no encoding called “klingon”"):
        ReadSettings(encoding="klingon")
