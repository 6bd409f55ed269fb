"""Labels that sites write before what they say of a comment: "Name: Ann", "Datum: 3.5.2004", "E-mail: …"."""

from __future__ import annotations

import re
from typing import NamedTuple

_KINDS = {
    "name": "name|user|username|nick|nickname|alias|author|from|verfasser|benutzer|spitzname|nom|pseudo|pseudonyme"
    "|auteur|nombre|usuario|apodo|autor|autora|nome|utente|apelido|naam|gebruiker|namn|signatur|navn|bruger|bruker|nimi"
    "|nimimerkki|imię|podpis|jméno|přezdívka|meno|prezývka|név|becenév|ime|nadimak|име|надимак|псевдоним|nume|vardas"
    "|vārds|emri|ad|adı|isim|имя|ник|от кого|ім'я|ім’я|нік|όνομα|ψευδώνυμο"
    "|الاسم|الإسم|نام|שם|名前|お名前|ハンドルネーム|名称|昵称"
    "|暱稱|姓名|网友|이름|닉네임|작성자|tên|họ tên|nama|ชื่อ|नाम"
    "|sender|absender|expéditeur|remitente|mittente|lähettäjä|kommentoinut|skomentował|komentoval|poslal|szerző"
    "|hozzászóló|autors|autorius|autorė|parašė|rašo|komentavo|įrašė|rakstīja|pievienoja|iesūtīja|kirjutas|postitas"
    "|yazar|oleh|người gửi|höfundur|egilea|відправник|отправитель|написа|ავტორი|հեղինակ|المرسل|الكاتب|نویسنده|فرستنده"
    "|投稿者|発言者|发表者|发布者|发表人|评论人|글쓴이|등록자|ผู้เขียน|โดย|จากคุณ|लेखक|प्रेषक|লিখেছেন|প্রেরক",
    "time": "date|time|date and time|posted|datum|zeit|uhrzeit|heure|fecha|hora|data|ora|data e ora|dato|tid|päivä"
    "|päiväys|aika|czas|dátum|čas|vreme|vrijeme|датум|време|dată|laikas|datums|data e orës|tarih"
    "|дата|время|час|ημερομηνία|ώρα|التاريخ|تاریخ|תאריך|日期|时间|時間|日時|投稿日|날짜|작성일|ngày|tanggal|วันที่|दिनांक",
    "address": "e-?mail|mail|courriel|email address|e-?mail-?adresse|correo|posta elettronica|e-?post|sähköposti"
    "|homepage|website|web|url|site|site web|sitio web|sito|webseite|ip|ip-?adresse|почта|эл\\. почта|сайт"
    "|البريد|メール|邮箱|이메일",
}
_LABEL = re.compile(
    rf"\W*(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _KINDS.items())})\s*[:：]\s*(?P<said>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NEXT = re.compile(r"\s+[|·•]\s+")
LATEST = 24
"""Characters of the longest label, up to its colon."""


class Labelled(NamedTuple):
    """What a line says behind a label, which is `name`, `time` or `address`."""

    kind: str
    said: str


def labelled(line: str) -> Labelled | None:
    """Return what a line says of a comment behind a label, as far as the next label; None where it has none.

    >>> labelled("Nimimerkki: Ann Holm"), labelled("Datum: 3.5.2004 12:03")
    (Labelled(kind='name', said='Ann Holm'), Labelled(kind='time', said='3.5.2004 12:03'))
    >>> labelled("My name: Ann") is None, labelled("Ann: no")
    (True, None)
    """
    colon = next((at for at in (line.find(":", 0, LATEST), line.find("：", 0, LATEST)) if at >= 0), -1)
    match = _LABEL.match(line) if colon > 0 else None
    if match is None:
        return None
    kind = next(kind for kind in _KINDS if match[kind] is not None)
    return Labelled(kind, _NEXT.split(match["said"], maxsplit=1)[0].strip())
