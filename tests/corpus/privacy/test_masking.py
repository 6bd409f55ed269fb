"""Addresses and numbers that lead to people go, however they are written; the digits of the news stay."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.privacy.masking import mask, mask_address, mask_byline
from commentariat.corpus.privacy.phones import _CALLING, _TELEPHONE
from commentariat.corpus.text.canonical import canonical


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Write to Ed.O_Brien+tips@mail.news.example, please.", "Write to [email], please."),
        ("mailto:ed@münchen.example.", "mailto:[email]."),
        ("ed@news.example-thanks, _ed@news.example_", "[email]-thanks, [email]_"),
        ("Mr ed.o'brien@news.example or 'ed@news.example'", "Mr [email] or '[email]'"),
        ("ed [at] news [dot] com", "[email]"),
        ("ed[at]mail(dot)news.example.", "[email]."),
        ("ed [at] news [dot] com.au, ed(at)mail(dot)news.online", "[email], [email]"),
        ("ed@mail(dot)news.com or ed_at_mail_dot_news.org", "[email] or [email]"),
        ("al at gmail dot com.Then I left", "[email].Then I left"),
        ("ed(at)news(dot)com.thanks", "[email].thanks"),
        ("ed(at)mail.news.org!", "[email]!"),
        ("Call 202-456-1111 now", "Call [phone] now"),
        ("(202) 456-1111", "[phone]"),
        ("1-800-843-0008 ext. 12", "[phone]"),
        ("from +44 20 7946 0958, sir", "from [phone], sir"),
        ("+971 50 555 2321", "[phone]"),
        ("0044 20 7946 0958", "[phone]"),
        ("Tel. 02382 59743", "Tel. [phone]"),
        ("ring me on 07911 123456 or 07911 123457", "ring me on [phone] or [phone]"),
        ("my number is 2024561111", "my number is [phone]"),
        ("call me 423 521 0367 @bob", "call me [phone] @bob"),
        ("Тел.: 8 (495) 123-45-67", "Тел.: [phone]"),
        ("8 (495) 123-45-67", "[phone]"),
        ("mailto:al.smith@mail.example?subject=hi", "mailto:[email]?subject=hi"),
        ("https://a.example/?to=al%40mail.example&x=1", "https://a.example/?to=[email]&x=1"),
        ("al.smith AT mail DOT com", "[email]"),
        ("al dot smith at gmail dot com, please", "[email], please"),
        ("al.smith @ gmail.com", "[email]"),
        ("write to al@gmail(.)com, al@ukr dot net", "write to [email], [email]"),
        ("al@gmail [dot] com or al –at– gmail.com", "[email] or [email]"),
        ("Phone:(202) 456-1111", "Phone:[phone]"),
        ("tel:+12024561111", "tel:[phone]"),
        ("https://wa.me/963944123456", "https://wa.me/[phone]"),
        ("WhatsApp +972-50-123-4567", "WhatsApp [phone]"),
        ("050-123-4567", "[phone]"),
        ("00963 944 123 456 and +90 (212) 555 12 34", "[phone] and [phone]"),
        ("+33 1 42 34 56 78, 01.42.34.56.78", "[phone], [phone]"),
        ("+49 (0)30 901820", "[phone]"),
        ("202 456 1111 is my number", "[phone] is my number"),
        ("WhatsApp +963 944 123 456 or +33 612 345 678", "WhatsApp [phone] or [phone]"),
        ("Ring me on +48 600 123 456, or +380 501 234 567", "Ring me on [phone], or [phone]"),
        ("call Ann on 8 (495) 123-45-67 or (202) 555-0143", "call Ann on [phone] or [phone]"),
        (
            "phone: 13812345678, tel 501 234 567, tel 11 98765-4321",
            "phone: [phone], tel [phone], tel [phone]",
        ),
        ("Telefon: 612 345 678", "Telefon: [phone]"),
        ("Numaram 0(532) 123 45 67, arayın: 05321234567", "Numaram [phone], arayın: [phone]"),
        ("Cep telefonum 5321234567", "Cep telefonum [phone]"),
        ("Appelez le 0612345678. Mon portable : 0612345679", "Appelez le [phone]. Mon portable : [phone]"),
        ("0612345678 appelez-moi", "[phone] appelez-moi"),
        ("Ruf mich an 01711234567", "Ruf mich an [phone]"),
        ("Llame al 612 345 678", "Llame al [phone]"),
        ("мой номер 89161234567", "мой номер [phone]"),
        ("8 916 123 45 67 пишите", "[phone] пишите"),
        ("Tlf. 22 12 34 56 og Τηλ. 210 1234567", "Tlf. [phone] og Τηλ. [phone]"),
        ("τλφ 22 12 34 56", "τλφ [phone]"),
        ("رقمي 0933123456، تماس ۰۹۱۲۱۲۳۴۵۶۷", "رقمي [phone]، تماس [phone]"),
        ("我的手机：13812345678，电话13812345678谢谢", "我的手机：[phone]，电话[phone]谢谢"),
        ("電話 ０３－１２３４－５６７８, 전화 010-1234-5678", "電話 [phone], 전화 [phone]"),
        ("फ़ोन ९८७६५४३२१०", "फ़ोन [phone]"),
        ("＋４４　２０　７９４６　０９５８", "[phone]"),
        ("(202)5550143 or 202/555-0143", "[phone] or [phone]"),
        ("al＠news.example, al.smith @ news.example", "[email], [email]"),
        ("al at gmail.com, al.smith at yahoo.com, al at news dot com", "[email], [email], [email]"),
        ("al(ät)web.de, al ät web.de", "[email], [email]"),
        ("ivan(собака)mail.ru, ivan.p собака mail точка ru", "[email], [email]"),
        ("al.smith arobase exemple.fr, al arroba ejemplo punto com", "[email], [email]"),
        ("al-at-news-dot-com, al_at_news.com", "[email], [email]"),
        ("al@new\u00ads.example, al\u200b@news.example", "[email], [email]"),
        ('al&#64;news.example, "al smith"@news.example, al@[192.0.2.55]', "[email], [email], [email]"),
        ("请发邮件到zhang.wei@qq.com谢谢", "请发邮件到[email]谢谢"),
        ("иван@почта.рф, 用户@例子.广告", "[email], [email]"),
    ],
)
def test_addresses_and_numbers_of_people_are_masked(text: str, masked: str) -> None:
    assert mask(text)[0] == masked
    assert mask(text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "shelled 36.2021, 37.1343 and 36°12′7.56″N 37°8′3.48″E",
        "at +36.2021 +37.1343",
        "lat 36.202100 lon 37.134300",
        "M777 howitzers, AK-47 and AKS-74U rifles, T-72 tanks, 7.62x39 rounds, S-300, Su-24",
        "on 05.04.2017, 2017-04-05 10:00:00 and 08/09/2012 - 14:32",
        "28-09-2013 1849 GMT",
        "2020-07-14T10:45:30+03:00 and 20200714T104530",
        "grid 37S BT 56789 12345, MGRS 37SDA8834515678, UTM 37N 412345 4012345",
        "N35 56 12.3 E036 38 01.2, 35.9333N 36.6333E",
        "M777A2, S-400, S-300PMU-2, T-72B3, F-16C, 9K720, AGM-114 and flight QZ8501",
        "pay to DE89 3704 0044 0532 0130 01 or iban de89 3704 0044 0532 0130 01",
        "IBAN DE89 3704 0044 0532 0130 00 and GB29NWBK60161331926819",
        "Article 2(4), Arts. 147-149, law 5651/2007, S/RES/2254 (2015), Regulation (EU) 2016/679, 50 USC 1541-1548",
        "call up 300000 reservists in 2022 2023",
        "meet me at noon, dot your i's and look at gmail",
        "62,984,828 to 65,853,514 votes; 400 000 dead; 250.000 Tote; 15,000-20,000 fled",
        "the 2014-2015 campaign and the seasons 2014/2015, 2015–2016",
        "1,500,000 people, 1 500 000 people, 1.500.000 people, $1234567890",
        "won 6-3 3-6 7-6 and 101-99, 25-21 25-19",
        "killed 12 and wounded 34; 100-150 fighters of the 101st and 102nd",
        "resolutions 2118 2209 2235 and 2254",
        "from 192.168.100.200 and 10.0.0.1:8080",
        "ISBN 978-3-16-148410-0, doi:10.1000/182, case no. 123-456-7890",
        "https://news.example/2014/0845/7585469 and www.a.example/020-7946-0958",
        "call for 1,500,000 signatures in 2014-2015 under article 1234567",
        "In 1988 3000 to 5000 died; call 911",
        "@handle and @other.name wrote at 10:45:30",
        "meet me at home.Then dot com",
        "at 36(dot)2021, 37(dot)1343; version 1(dot)2.3 [at] last; he was [at] home (dot)",
        "he was (at) home. Then left",
        "a @ b, user@localhost, 50% @ 3.5",
        "the number 3141592653589793 and 0000000",
        "along the contact line 2000-2500 fighters waited",
        "a call to arms; 10000-15000 volunteers came, and a call for 10000-15000 more",
        "contact: 2000-2500 rebels; mobile phones: 3000-4000 a day; the mobile 120mm 2000-3000 m",
        "call sign 5551234, and a call up of 1500000 men",
        "34.052235 -118.243683 and 34.052235,-118.243683",
        "+1 500 000 000 dollars",
        "Look at example.com for more, read it at yahoo.com, the people at cnn.com and all @ news.example",
        "thanks@bob point is, @bob dot net; look – at – it, see –at– news",
        "look at the dot com bubble; it is at news dot com; meet us at gmail.com",
        "wer bei Amazon kauft, punkt; chez nous, point final; его собака и точка",
        "mobile phones: 400 000 000 sold, 1 500 000 calls; text 20170404; tel 20170404 T120000",
        "Tel Aviv 2014-2015, Tel Rifaat 36.4736, 37.0972, Tel Abyad 1.500.000",
        "NATO grid 37S DV 12345 67890, BM-21, 9M133, 5.56x45, S/2013/553, A/HRC/46/54, UNSCR 2254 2118 1701",
        "N36 12 10.5 E37 08 06.2 and 36 12 10 N 37 08 06 E",
        "470.000 Tote und 1.900.000 Verletzte, 4,70,000 and 12,34,56,789 rupees, EUR 12 500 000",
        "ISBN 9780199213214, ISSN 1234-5678, doi:10.1038/s41586-020-2649-2, OFAC 31 CFR 542",
        "٤٠٠٬٠٠٠ قتيل و ٢٠١١-٢٠١٨ في ٢٠١٣/٠٨/٢١ الساعة ٠٢:٣٠",
        "tools/core_at_file.py, https://news.example/look-at-amazon.com-now, look_at_me.py",
        "9 8 0 8 18 18 18 26 and 0 8 18 18 18 26",
        "2013年8月21日2时30分，4000000人，２０１１－２０１８",
        "11.09.2001 20:15, 2018 03 01 12 30, 09 11 2001, 07 07 2005",
        "Votes: 51 49 52 48 50 50 12; 10 20 30 40 50 60 70 80 90 100",
    ],
)
def test_the_digits_of_the_news_stay(text: str) -> None:
    assert mask(text) == (text, ())


def test_what_was_masked_is_counted() -> None:
    text = "a@b.example c@d.example, tel 202-456-1111"

    assert mask(text)[1] == ("2 e-mail addresses masked", "1 phone number masked")


def test_texts_without_likely_numbers_never_load_phonenumbers() -> None:
    code = (
        "import sys\n"
        "from commentariat.corpus.privacy.masking import mask\n"
        "mask('On 05.04.2017 some 1,500,000 fled 36.2021, 37.1343; write to a@b.example.')\n"
        "assert 'phonenumbers' not in sys.modules\n"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text(st.one_of(st.characters(), st.sampled_from("0123456789+-(). @[]at\u0301\r\n"))))
def test_masked_text_is_canonical(raw: str) -> None:
    masked, _ = mask(canonical(raw).text)

    assert canonical(masked).text == masked


PIECES = st.sampled_from([
    "al", ".smith", "@", "＠", " at ", "(at)", " dot ", ".", "news", "gmail", "com", "-at-", "-dot-", "\u200b", "谢谢",
    "точка", "tel", "电话", "call ", " ", "\n", "+", "0", "(", ")", "-", "12", "345", "6789", "1234567", "[email]",
    "[phone]", "000", "+44 20 7946 0958", "al@news.example", "2014-2015", "\"",
])  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_masking_twice_gives_the_same_as_once(text: str) -> None:
    masked, changes = mask(text)

    assert mask(masked) == (masked, ())
    assert (masked == text) == (not changes)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_stands_outside_masks_is_as_it_was(text: str) -> None:
    masked, _ = mask(text)

    kept = re.split(r"\[email\]|\[phone\]", masked)
    assert re.fullmatch(".+?".join(map(re.escape, kept)), text, re.DOTALL)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("phone: 0044 7700 900125", "phone: [phone]"),
        ("my number is 0033 6 39 98 12 36", "my number is [phone]"),
        ("call 011 44 7700 900125 in the evening", "call [phone] in the evening"),
        ("tel. 00447700900125", "tel. [phone]"),
        ("020 7946 0018, 00447700900125", "[phone], [phone]"),
        ("fone (11) 90000-0012 or (11) 90000-0013", "fone [phone] or [phone]"),
        ("Mi teléfono es 600 000 122, o el fijo 950 000 012", "Mi teléfono es [phone], o el fijo [phone]"),
        ("8-900-000-00-12 и 8 900 000 00 12", "[phone] и [phone]"),
        ("тел. 55-01-23", "тел. [phone]"),
        ("202-456-1111 12 times, +44 20 7946 0958 2 days ago", "[phone] 12 times, [phone] 2 days ago"),
        ("020 7946 0018 020 7946 0019", "[phone] [phone]"),
    ],
)
def test_a_number_is_masked_from_its_first_digit_to_its_last(text: str, masked: str) -> None:
    assert mask(text)[0] == masked


@pytest.mark.parametrize(
    "text",
    [
        "budget line 0420-555-0100-22, file 030-12345/21 and Az. 030/12345-21",
        "55-01-23, tel. 12-05-23",
        "serial 00123456789012, 0000 0000 0000 0000",
        "8 100 200 30 40 and 8 916 123 45",
    ],
)
def test_a_longer_number_with_one_of_a_telephone_in_it_stays(text: str) -> None:
    assert mask(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("hal @ example . org, please", "[email], please"),
        ("hal@ example.org", "[email]"),
        ("hal -at- example -dot- org", "[email]"),
        ("hal(a)example.org hal[a]example.org, hal.b (a) example.net", "[email] [email], [email]"),
        ("hal AT example.org", "[email]"),
        ("Yes.\nhal @ example.org\nNo.", "Yes.\n[email]\nNo."),
        ("write to hal @ example.org or hal [a] example.org", "write to [email] or [email]"),
    ],
)
def test_a_disguise_is_seen_through_where_an_address_is_to_be_expected(text: str, masked: str) -> None:
    assert mask(text)[0] == masked


@pytest.mark.parametrize(
    "text",
    [
        "Look AT news.example.org, all @ news.example, sold @ ebay.com, sale @ amazon.de",
        "READ IT AT CNN.COM and it happened AT news.example.com",
        "point (a) see.me, item 3(a)no.it, nothing (a) b.de",
        "I was @ home . We left, met @ home. Info came late",
        "Thanks @john.me",
    ],
)
def test_where_none_is_to_be_expected_a_sign_is_a_word(text: str) -> None:
    assert mask(text) == (text, ())


@pytest.mark.parametrize(
    ("byline", "left"),
    [
        ("Al Smith <al@news.example>", "Al Smith"),
        ("Al Smith, al@news.example, +44 20 7946 0958", "Al Smith"),
        ("Al Smith (tel. 020 7946 0958) and Bo", "Al Smith, and Bo"),
        ("al@news.example", None),
        ("Al Smith [Agency]", "Al Smith [Agency]"),
    ],
)
def test_of_a_byline_stays_what_is_no_address_and_no_number(byline: str, left: str | None) -> None:
    assert mask_byline(byline) == left


@pytest.mark.parametrize(
    ("url", "masked"),
    [
        ("https://news.example/r1?user=al@mail.example&x=1", "https://news.example/r1?user=[email]&x=1"),
        ("https://news.example/r1?user=al%40mail.example", "https://news.example/r1?user=[email]"),
        ("https://al:secret@news.example:80/a#b", "https://news.example:80/a#b"),
        ("https://news.example/2014/0845/7585469", "https://news.example/2014/0845/7585469"),
        ("https://medium.example/@al/post-1", "https://medium.example/@al/post-1"),
        ("http://[::1/x@y.example", "http://[::1/[email]"),
    ],
)
def test_a_web_address_keeps_its_host_and_path_and_loses_e_mail_addresses(url: str, masked: str) -> None:
    assert mask_address(url) == masked
    assert mask_address(masked) == masked


@pytest.mark.parametrize(
    "text",
    [
        "القرار رقم 2254/2015",
        "резолюция номер 2254/2268",
        "Karar numara: 2254 2268",
        "Ligue 1: 38 24 67 89",
        "Telegram 100000000 users",
        "an angry mob 2000000 strong",
        "中国手机用户达到1386000000人",
        "电话诈骗案1500000起",
        "stay-at-home.org and news-at-ten.com",
        "a T-72 @ Palmyra.sy",
        "shopping at ebay dot com",
    ],
)
def test_numbers_of_resolutions_and_sites_of_the_news_stay(text: str) -> None:
    assert mask(text) == (text, ())


@pytest.mark.parametrize(
    "text", ["电话：13812345678", "手机号13812345678", "мой номер 8 916 123 45 67", "mob. 07700 900123"]
)
def test_a_number_right_after_what_is_called_so_is_a_telephone_s(text: str) -> None:
    assert "[phone]" in mask(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Ref: 020 7946 0958",
        "My reference number is 020 7946 0958.",
        "Ticket 202-555-0143, order no. 202-555-0144 and case number: 202-555-0145",
        "Aktenzeichen: 030 1234567, Bestellnummer 0171 2345678, Kunden-Nr. 0171 2345678",
        "numéro de dossier : 01 99 00 12 34, número de pedido 91 123 45 67",
        "номер заказа 8 (495) 123-45-67",
        "Phone me about order no. 020 7946 0958",
    ],
)
def test_the_number_of_a_file_or_an_order_is_no_telephone_s(text: str) -> None:
    assert mask(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Phone no. 020 7946 0958, Tel.-Nr. 030 1234567", "Phone no. [phone], Tel.-Nr. [phone]"),
        ("Ref: phone 020 7946 0958", "Ref: phone [phone]"),
        (
            "Order by phone: 020 7946 0958. To order: 020 7946 0959",
            "Order by phone: [phone]. To order: [phone]",
        ),
        ("Just in case: 020 7946 0958", "Just in case: [phone]"),
        ("My number for reference: 020 7946 0958", "My number for reference: [phone]"),
    ],
)
def test_what_is_said_of_a_number_last_tells_whether_it_is_a_telephone_s(text: str, masked: str) -> None:
    assert mask(text)[0] == masked


def test_no_word_for_a_telephone_mixes_scripts_whose_letters_look_alike() -> None:
    scripts = {
        word: {unicodedata.name(letter).partition(" ")[0] for letter in word}
        for word in (_TELEPHONE + _CALLING).split()
    }
    assert [word for word, used in scripts.items() if len(used) > 1] == []
