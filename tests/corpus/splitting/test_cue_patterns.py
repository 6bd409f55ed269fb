"""Cues are known in many languages, and tell readers from reports there with the weights learnt in English."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.splitting import load_model, split_trailing
from commentariat.corpus.splitting.cue_patterns import ENGLISH, languages, patterns_for, patterns_of
from commentariat.corpus.splitting.cues import CUE_NAMES, line_cues
from commentariat.corpus.splitting.english_cues import CUES

STORIES = {
    "de": (
        "Der Stadtrat hat am Montag den Bau einer neuen Brücke mit 31 zu 12 Stimmen beschlossen.",
        "Die Arbeiten sollen nach Angaben der Verwaltung im April 2022 beginnen und rund 14 Millionen Euro kosten.",
        "„Wir haben lange darauf gewartet“, sagte Bürgermeisterin Anna Pike nach der Sitzung.",
        "Danke für den Artikel! Ich wohne direkt nebenan und finde es einfach unglaublich, wie lange das dauert...",
    ),
    "fr": (
        "Le conseil municipal a approuvé lundi la construction d’un nouveau pont par 31 voix contre 12.",
        "Selon la mairie, les travaux devraient commencer en avril 2022 et coûter 14 millions d’euros.",
        "« Nous avons attendu longtemps », a déclaré la maire, Anne Pike, à l’issue de la séance.",
        "Merci pour cet article ! Moi j’habite juste à côté et franchement je trouve que c’est n’importe quoi...",
    ),
    "es": (
        "El pleno aprobó el lunes la construcción de un nuevo puente por 31 votos a favor y 12 en contra.",
        "Según el ayuntamiento, las obras comenzarán en abril de 2022 y costarán 14 millones de euros.",
        "«Lo hemos esperado mucho tiempo», dijo la alcaldesa, Ana Pike, al término de la sesión.",
        "¡Gracias por el artículo! Yo vivo al lado y la verdad es que me parece una vergüenza, jajaja, ya era hora...",
    ),
    "tr": (
        "Belediye meclisi pazartesi günü yeni köprünün yapımını 12'ye karşı 31 oyla kabul etti.",
        "Belediyeden yapılan açıklamaya göre çalışmalar Nisan 2022'de başlayacak ve 14 milyon liraya mal olacak.",
        "Belediye Başkanı Ayşe Pike, toplantının ardından “Bunu uzun süredir bekliyorduk” dedi.",
        "Yazı için teşekkürler! Ben tam orada oturuyorum, bence bu tam bir rezalet ya, yazık valla...",
    ),
    "ru": (
        "Городской совет в понедельник одобрил строительство нового моста 31 голосом против 12.",
        "По данным администрации, работы начнутся в апреле 2022 года и обойдутся в 14 миллионов рублей.",
        "«Мы долго этого ждали», — сказала мэр Анна Пайк после заседания.",
        "Спасибо за статью! Я живу рядом и, по-моему, это просто позор, сколько можно уже...",
    ),
}  # fmt: skip
"""A report of three paragraphs and the comment below it."""
LINES_OF_PAGES = {
    "ar": (
        "هذا المقال متاح للمشتركين فقط",
        "آخر تحديث: 12 مايو 2022، 14:05",
        "اقرأ الدستور قبل أن تكتب",
    ),
    "bg": (
        "Тази статия е достъпна само за абонати",
        "Обновена: 12 май 2022, 14:05",
        "Прочетете конституцията, преди да пишете",
    ),
    "cs": (
        "Tento článek je určen pouze pro předplatitele",
        "Aktualizováno 12. května 2022 14:05",
        "Přečtěte si ústavu, než něco napíšete",
    ),
    "da": (
        "Artiklen er kun for abonnenter",
        "Foto: Anna Pike/Ritzau Scanpix",
        "Læs lovgivningen før du udtaler dig",
    ),
    "de": (
        "Dieser Artikel ist nur für Abonnenten",
        "Stand: 12.05.2022, 14:05 Uhr",
        "Ich habe das Abo gekündigt, weil hier nur noch Werbung kommt.",
    ),
    "el": (
        "Αυτό το άρθρο είναι διαθέσιμο μόνο για συνδρομητές",
        "Ενημερώθηκε: 12 Μαΐου 2022, 14:05",
        "Διαβάστε το Σύνταγμα πριν γράψετε",
    ),
    "es": (
        "Este contenido es exclusivo para suscriptores",
        "Actualizado el 12 de mayo de 2022 a las 14:05",
        "Yo también leo los comentarios, son lo mejor",
    ),
    "fa": (
        "این مطلب فقط برای مشترکان است",
        "در نسخه قبلی این گزارش آمده بود که طول پل ۳۰ متر است.",
        "قبل از نوشتن قانون اساسی را بخوانید",
    ),
    "fi": (
        "Tämä artikkeli on vain tilaajille",
        "Kuva: Anna Pike / Lehtikuva",
        "Lue perustuslaki ennen kuin kommentoit",
    ),
    "fr": (
        "Il vous reste 57 % de cet article à lire. La suite est réservée aux abonnés.",
        "Publié le 12 mai 2022 à 14h05",
        "À lire les commentaires, on se croirait au cirque.",
    ),
    "hr": (
        "Ovaj članak dostupan je samo pretplatnicima",
        "Ažurirano 12. svibnja 2022. u 14:05",
        "Pročitajte Ustav prije nego nešto napišete",
    ),
    "hu": (
        "Ez a cikk csak előfizetőknek olvasható",
        "Frissítve: 2022. május 12. 14:05",
        "Olvassa el az alkotmányt, mielőtt ír valamit",
    ),
    "it": (
        "Questo articolo è riservato agli abbonati",
        "Foto: Anna Pike / Comune di Lodi",
        "Leggi cosa scrive la Costituzione e poi ne parliamo",
    ),
    "nb": (
        "Denne saken er kun for abonnenter",
        "Oppdatert 12. mai 2022 kl. 14.05",
        "Les grunnloven før du uttaler deg",
    ),
    "nl": (
        "Dit artikel is exclusief voor abonnees",
        "Bijgewerkt op 12 mei 2022 om 14:05",
        "Lees eens een boek",
    ),
    "pl": (
        "Ten artykuł jest dostępny tylko dla prenumeratorów",
        "Aktualizacja: 12 maja 2022, 14:05",
        "Przeczytaj konstytucję, zanim coś napiszesz",
    ),
    "pt": (
        "Este conteúdo é exclusivo para assinantes",
        "Com informações da Reuters",
        "Leia a Constituição antes de falar besteira",
    ),
    "ro": (
        "Acest articol este disponibil doar pentru abonați",
        "Publicat la 12 mai 2022, 14:05",
        "Citiți Constituția înainte să scrieți",
    ),
    "ru": (
        "Материал доступен только для подписчиков",
        "Обновлено 12 мая 2022, 14:05",
        "Читайте конституцию, прежде чем писать",
    ),
    "sk": (
        "Tento článok je určený iba pre predplatiteľov",
        "Aktualizované 12. mája 2022 14:05",
        "Prečítajte si ústavu, kým niečo napíšete",
    ),
    "sv": (
        "Den här artikeln är bara för prenumeranter",
        "Uppdaterad 12 maj 2022 kl 14.05",
        "Läs grundlagen innan du uttalar dig",
    ),
    "tr": (
        "Bu içerik sadece abonelere özel",
        "Güncelleme: 12 Mayıs 2022, 14:05",
        "Yazmadan önce anayasayı okuyun",
    ),
    "uk": (
        "Матеріал доступний лише для передплатників",
        "Оновлено 12 травня 2022, 14:05",
        "Читайте конституцію, перш ніж писати",
    ),
}  # fmt: skip
"""Two lines that are a page's own, and one that a reader writes."""


def test_every_language_has_words_for_cues_that_there_are() -> None:
    assert len(languages()) >= 23
    for language in languages():
        patterns = patterns_of(language)
        assert len(patterns.looked_for) == len(CUES)
        assert len(patterns.frequent) >= 20


@pytest.mark.parametrize("language", sorted(STORIES))
def test_the_language_of_lines_is_told_by_their_frequent_words(language: str) -> None:
    found = patterns_for(STORIES[language])
    assert found is not None
    assert found.language == language


@pytest.mark.parametrize(
    "line",
    [
        "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani.",
        "Linnavolikogu kiitis esmaspäeval heaks uue silla ehitamise ja see maksab 14 miljonit, kuid see ei ole kõik.",
        "Pemerintah pada hari Senin mengumumkan bahwa undang-undang baru akan berlaku bulan depan.",
        "12 34 56",
    ],
)
def test_lines_in_a_language_without_cues_are_taken_for_no_other(line: str) -> None:
    assert patterns_for([line]) is None


@pytest.mark.parametrize("language", sorted(STORIES))
def test_a_comment_is_split_from_its_report(language: str) -> None:
    split = split_trailing("\n".join(STORIES[language]))
    assert (split.outcome, split.boundary_line) == ("split", 3)
    assert split.model == "splitter-cues-1"


def test_a_model_of_ones_own_decides_in_every_language() -> None:
    own = replace(load_model(), name="mine", elsewhere=None)
    assert {split_trailing("\n".join(story), model=own).model for story in STORIES.values()} == {"mine"}


@pytest.mark.parametrize("language", sorted(STORIES))
def test_a_report_alone_stays_whole(language: str) -> None:
    assert split_trailing("\n".join(STORIES[language][:3])).outcome == "none"


@pytest.mark.parametrize("language", ["en", *sorted(STORIES)])
def test_punctuation_shows_the_same_in_every_language(language: str) -> None:
    shown = dict(zip(CUE_NAMES, line_cues("@ann 12%?! :-)", patterns_of(language)), strict=True))
    for cue in ("exclamation", "question", "emoticon", "addresses_commenter", "figure", "money_or_measure"):
        assert shown[cue] > 0, cue


def test_words_inside_quotation_marks_of_the_language_are_no_readers() -> None:
    for line, language in (("„Ich danke“, sagte er.", "de"), ("« Je crois », a-t-il dit.", "fr")):
        cues = dict(zip(CUE_NAMES, line_cues(line, patterns_of(language)), strict=True))
        assert cues["first_person"] == cues["stance"] == 0
        assert cues["reported_speech"] > 0


def test_capitals_tell_no_names_where_nouns_have_them() -> None:
    line = "am Montag hat der Rat den Bau der Brücke beschlossen"
    german, english = (
        dict(zip(CUE_NAMES, line_cues(line, p), strict=True)) for p in (patterns_of("de"), ENGLISH)
    )
    assert german["name_density"] == 0 < english["name_density"]


@given(st.text(max_size=200), st.sampled_from(["en", *languages()]))
def test_any_line_has_a_value_for_every_cue(line: str, language: str) -> None:
    assert len(line_cues(line, patterns_of(language))) == len(CUE_NAMES)


@pytest.mark.parametrize("language", languages())
def test_no_item_is_empty_or_only_a_blank(language: str) -> None:
    for pattern, _ in patterns_of(language).looked_for:
        assert pattern.search("") is None
        assert not re.search(r"\|\||\(\?:\||\|\)", pattern.pattern), pattern.pattern[:80]


@pytest.mark.parametrize("language", sorted(LINES_OF_PAGES))
def test_lines_of_the_page_are_told_from_what_readers_write(language: str) -> None:
    first, second, by_a_reader = LINES_OF_PAGES[language]
    is_page = patterns_of(language).is_page
    assert (is_page(first), is_page(second), is_page(by_a_reader)) == (True, True, False)


def test_every_language_but_english_has_lines_of_pages() -> None:
    assert set(LINES_OF_PAGES) == set(languages())


@pytest.mark.parametrize("language", sorted(LINES_OF_PAGES))
def test_a_line_that_repeats_itself_is_looked_at_to_its_end(language: str) -> None:
    starts = [line.split()[0] for line in LINES_OF_PAGES[language]]
    for part in (
        "a ",
        "1",
        ". ",
        "12:05 ",
        "(",
        *(f"{start} " for start in starts),
        *LINES_OF_PAGES[language],
    ):
        line = (part * 300)[:298]
        assert patterns_of(language).is_page(line + "xx") in (True, False)
