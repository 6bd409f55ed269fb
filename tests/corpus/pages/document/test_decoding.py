"""Pages are read in the encoding that is said of them where it can be true, and else in the one that their words show."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages.document.decoding import decode_page

WORDS = {
    "ru": "Новый бюджет порта утверждён городским советом во вторник после долгих споров, сообщили чиновники. "
    "Мэр обещал это уже три раза, и ничего не произошло после бури. Сначала школы!",
    "el": "Το δημοτικό συμβούλιο ενέκρινε τον νέο προϋπολογισμό του λιμανιού την Τρίτη μετά από μακρά συζήτηση. "
    "Ο δήμαρχος το έχει υποσχεθεί ήδη τρεις φορές και τίποτα δεν έγινε.",
    "ar": "وافق مجلس المدينة على ميزانية الميناء الجديدة يوم الثلاثاء بعد نقاش طويل استمر حتى ساعة متأخرة من الليل. "
    "لقد وعد رئيس البلدية بهذا ثلاث مرات ولم يحدث شيء منذ العاصفة.",
    "ja": "市議会は火曜日の夜遅くまで続いた議論の末、新しい港湾予算を承認したと当局者が明らかにした。"
    "市長はすでに三回も約束したが、嵐の後は何も起こっていない。",
    "ko": "시의회는 화요일 밤 늦게까지 이어진 토론 끝에 새로운 항만 예산을 승인했다고 관계자들이 밝혔다. "
    "시장은 이미 세 번이나 약속했지만 폭풍 이후 아무 일도 일어나지 않았다.",
    "zh": "市議會星期二經過長時間的辯論之後通過了新的港口預算案，官員們表示資金將用於北碼頭。"
    "市長已經答應了三次，但是暴風雨之後什麼都沒有發生。",
    "fr": "Le conseil a rejeté le projet à l’unanimité : la façade coûtait trop cher, dit-on à l’hôtel de ville.",
}
STYLE = "<style>" + ".menu-item a { color: #333; padding: 0 10px }\n" * 2_000 + "</style>"
MENU = "".join(f'<li class="menu-item-{n}"><a href="/section/{n}/"></a></li>' for n in range(300))


def page(text: str, *, declared: str | None = None, head: str = "") -> str:
    meta = f'<meta charset="{declared}">' if declared else ""
    return f"<!DOCTYPE html><html><head>{meta}{head}</head><body><ul>{MENU}</ul><p>{text}</p></body></html>"


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1"])
@pytest.mark.parametrize("head", ["", STYLE], ids=["", "style"])
@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("ru", "cp1251"),
        ("ru", "koi8-r"),
        ("el", "iso8859-7"),
        ("ar", "cp1256"),
        ("ja", "cp932"),
        ("ko", "euc-kr"),
        ("zh", "big5"),
    ],
)
def test_what_nothing_names_rightly_is_told_by_the_words_and_said_to_be_a_guess(
    language: str, encoding: str, head: str, declared: str | None
) -> None:
    text = page(WORDS[language], declared=declared, head=head)

    read = decode_page(text.encode(encoding))

    assert read.text == text
    [problem] = read.problems
    said = {None: "nothing names its encoding", "iso-8859-1": "it is not in cp1252"}
    assert problem.what.startswith(said.get(declared, "it is not in utf-8"))
    assert "--encoding" in problem.remedy
    assert not problem.skipped


@pytest.mark.parametrize("served", ["utf-8", "ISO-8859-1", "x-nobody", "unicode_escape", None])
def test_what_the_page_declares_comes_before_what_servers_say_of_everything(served: str | None) -> None:
    text = page(WORDS["ru"], declared="koi8-r")
    read = decode_page(text.encode("koi8-r"), served=served)
    assert (read.text, read.problems) == (text, ())
    assert read.changes == ("read as koi8-r, as the page declares",)


def test_what_the_server_says_comes_before_what_the_page_declares() -> None:
    text = page(WORDS["ru"], declared="windows-1251")
    read = decode_page(text.encode("koi8-r"), served="koi8-r")
    assert (read.text, read.changes) == (text, ("read as koi8-r, as is declared with it",))


@pytest.mark.parametrize("served", ["iso-8859-1", "utf-8", None])
def test_western_pages_are_read_as_declared(served: str | None) -> None:
    text = page(WORDS["fr"], declared="iso-8859-1")
    read = decode_page(text.encode("cp1252"), served=served)
    assert (read.text, read.problems) == (text, ())


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8"])
def test_slips_in_utf_8_do_not_make_it_another_encoding(declared: str) -> None:
    text = page(WORDS["fr"] * 10 + "~", declared=declared)
    read = decode_page(text.encode().replace(b"~", b"\x92"), served="utf-8")
    assert read.text == text.replace("~", "’")
    assert read.changes[0].startswith("1 byte that is not UTF-8 read as Windows-1252")


def test_a_declared_encoding_may_fail_here_and_there() -> None:
    text = page(WORDS["zh"] * 3 + "~", declared="big5")
    read = decode_page(text.encode("big5").replace(b"~", b"\xff"))
    assert read.text == text.replace("~", "\ufffd")
    assert read.changes == ("read as big5, as the page declares", "1 byte that is no big5 replaced by U+FFFD")


def test_an_encoding_that_fails_at_all_it_should_read_is_not_believed() -> None:
    text = page("Peace © Caf\xe9", declared="euc-jp")
    assert decode_page(text.encode("cp1252")).text == text


def test_japanese_in_seven_bits_is_no_utf_8() -> None:
    text = page(WORDS["ja"], declared="iso-2022-jp")
    assert decode_page(text.encode("iso2022_jp")).text == text


def test_the_encoding_the_user_names_outdoes_all_but_utf_8() -> None:
    text = page(WORDS["ru"], declared="windows-1251")
    assert decode_page(text.encode("koi8-r"), encoding="koi8-r", served="utf-8").text == text
    assert decode_page(text.encode(), encoding="koi8-r").text == text


@pytest.mark.parametrize("hostile", [b"<script", b"<a ", b"<style><", b"&", b"<script></style>"])
def test_markup_that_never_ends_takes_no_time(hostile: bytes) -> None:
    data = b"<p>" + hostile * (1_000_000 // len(hostile)) + WORDS["ru"].encode("koi8-r")
    assert decode_page(data).text.startswith("<p>")
