"""Names of commenters: their words, the forms that they are known by, and where one stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile
from typing import Protocol

from ..text.canonical import WORD, folded_words
from .name_forms import JOINERS, STEM, UNSEEN, Spans, oblique, obliques, stem, unaccented, unjoined

Words = tuple[str, ...]

_GOES_ON = re.compile(r"-\w{2}|[’']\w{2}")
_SUFFIX = re.compile(r"[’'](?=[^\W\d_A-Z])[^\W\d_]{2,8}(?!\w)")
"""What Turkish sets after a name (*Yılmaz’ın*); after one or two letters an apostrophe is a part of it (*O’Brien*)."""
_GAP = re.compile(rf"[ \u00a0.,&+'’\"“”()_|{UNSEEN}{JOINERS}-]{{1,3}}")
_DISTINCTIVE = re.compile(r"(?=.*[^\W\d_])(?=.{6,})(?:.*(?:\d|_).*|.*[a-z][A-Z].*)")
_WORDS_OF_A_SHORT_NAME = 2
_SHORTEST_BARE = 4
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""How letters are written where a keyboard has none of them."""
_SURNAME_FIRST = re.compile(
    r"(?P<surname>[^\W\d_a-zß-öø-ÿа-я]{2,}(?:[-’' ][^\W\d_a-zß-öø-ÿа-я]{2,})*), (?P<first>[^\W\d_][^,()]*)"
)
PART = re.compile(r"\d+|[^\W\d_a-zß-öø-ÿа-яё]+(?![a-zß-öø-ÿа-яё])|[^\W\d_][a-zß-öø-ÿа-яё]*|[^\W\d_]+")
"""What stands between underscores, digits and capitals within a handle."""
_SHORTEST_PART = 3
"""Letters of a word in a handle that has no underscores; *McKay* has one."""
LONGEST_NAME = 8
"""Names of more words are sentences, which nobody is called by."""

_OPENERS = (
    "i", "a", "an", "the", "so", "well", "yes", "yeah", "no", "nope", "not", "ok", "okay", "oh", "ah", "hi", "hello",
    "hey", "thanks", "thank", "sorry", "please", "true", "false", "exactly", "agreed", "indeed", "right", "wrong",
    "wow", "lol", "haha", "actually", "really", "sadly", "also", "again", "and", "but", "or", "because", "first",
    "second", "third", "finally", "however", "therefore", "note", "edit", "update", "ps", "ha", "sure", "maybe",
    "perhaps", "good", "great", "nice", "excellent", "brilliant", "perfect", "absolutely", "totally", "obviously",
    "what", "why", "who", "how", "when", "where", "which", "you", "your", "we", "they", "he", "she", "it", "this",
    "that", "these", "those", "if", "in", "on", "at", "to", "for", "of", "my", "me", "nonsense", "rubbish", "correct",
    "today", "yesterday", "now", "then", "still", "interesting", "cheers", "congratulations", "people", "everyone",
)  # fmt: skip
_OPENERS_ELSEWHERE = """
    ja jaja nein nee nö genau gut ach aber und oder wenn weil warum wieso weshalb wer was wie wo wann nun naja tja doch
    stimmt richtig falsch danke bitte leider schade toll klar natürlich eigentlich vielleicht sicher heute gestern jetzt
    dann hier sehr schön endlich ehrlich ich du wir ihr sie das die der ein eine kein keine nicht nur auch wahr eben
    echt unsinn quatsch blödsinn immer nie niemals
    oui non si bon bien mais alors enfin donc voilà bref merci bravo exact exactement vrai faux désolé désolée pardon
    peut je tu il nous vous ils et ou où quand comment pourquoi qui quoi ce cette ici très pas aussi dommage
    sí no pero porque bueno claro pues verdad cierto exacto exactamente gracias hola también yo nosotros usted ustedes
    muy hoy ahora ayer perdón qué quién cómo cuándo dónde nunca siempre lástima
    sì certo bene allora però infatti esatto esattamente grazie anche ecco perché io noi voi questo quello chi cosa
    quando dove vero falso purtroppo
    sim não bem mas então certo obrigado obrigada exato exatamente verdade também eu você vocês nós isso hoje agora
    ontem quem onde infelizmente
    goed maar dus want waarom wat hoe ik jij wij zij het een niet ook precies klopt helaas misschien natuurlijk
    nej nei precis exakt bra tack takk tak men och og varför hvorfor vad hva hvad vem hvem hur hvordan jag jeg det den
    inte ikke riktigt riktig rigtigt tyvärr dessverre desværre kanske kanskje måske självklart selvfølgelig
    nie dobrze oczywiście dokładnie właśnie niestety dziękuję dzięki przepraszam więc co kto jak gdzie dlaczego czemu
    racja prawda brawo ano ne dobře přesně bohužel díky děkuji kdo proč kde dobro točno hvala što zašto
    да нет ну не но а и ах ох эх ой ага увы вот так точно верно правильно конечно спасибо извините простите согласен
    согласна хорошо ладно может наверное почему зачем кто что как где когда это я ты вы мы он она они все всё если
    потому жаль браво бред чушь сегодня вчера теперь тогда там тут здесь уже ещё просто только
    ні але добре дякую звісно вірно що хто чому він вона вони ми ви це якщо є благодаря
    evet hayır tamam doğru yanlış aynen teşekkürler ama fakat çünkü neden niye nasıl bu şu biz siz onlar bence maalesef
    tabii tabi haklısın haklısınız keşke yani peki yok çok
    ναι όχι καλά σωστά ακριβώς βέβαια ευχαριστώ μπράβο λοιπόν αλλά και γιατί τι ποιος πως εγώ εσύ αυτό δεν
    nu bine corect sigur mulțumesc dar și igen nem jó köszönöm persze pontosan kyllä joo ei kiitos mutta niin totta
    نعم لا كلا صحيح شكرا لكن ولكن هذا هذه كيف لماذا أين طبعا حسنا بالضبط والله أنا انا أنت انت بله نه آره درسته چرا این
    כן לא נכון תודה אבל זה מה מי למה איך
"""
OPENERS = frozenset((*_OPENERS, *_OPENERS_ELSEWHERE.split()))
"""Words that comments and sentences begin with; what is a name as often (*Will*, *Mira*, *Kim*) is left out."""
TITLES = frozenset(
    """
    mr mrs ms miss dr doctor prof professor president presidents minister premier prime general colonel captain king
    queen prince princess sheikh senator congressman secretary chancellor ambassador pope sir sirs madam lady lord
    mullah ayatollah tsar emperor god
    präsident präsidentin kanzler kanzlerin ministerin herr herrn frau gott général président ministre roi monsieur
    madame mme mademoiselle mlle dieu
    presidente presidenta ministro ministra rey señor señora señorita sr sra srta don doña papa dios signor signora
    signore senhor senhora meneer mevrouw presidenten prezydent panie pani pane paní
    президент президента президенту президентом президентові министр премьер генерал король господин господина господину
    госпожа товарищ бог пан пане пані başkan başkanı cumhurbaşkanı bakan sayın πρόεδρος υπουργός κύριε κύριος κυρία
    الأخ الأخت الأستاذ أستاذ السيد السيدة آقای خانم
    """.split()  # noqa: SIM905
)
"""What stands before surnames, or is said to somebody whose name is not."""
_EPITHETS = "old new big little young real common just only one some every another honest".split()  # noqa: SIM905
_NEVER_ALONE = frozenset(
    form
    for word in {*OPENERS, *TITLES, *_EPITHETS} - {"don", "rey"}
    for form in (word, unaccented(word), stem(unaccented(word)), *obliques(unaccented(word)))
)


class Names(Protocol):
    """Authors whose names can be looked up in texts."""

    def at(self, text: str, words: Spans, index: int, /) -> Words | None:
        """Return the longest name that stands at a word of a text, if one does."""
        ...

    def called(self, words: Words, /) -> str | None:
        """Return the pseudonym of who has a name of these words."""
        ...

    def with_handle(self, handle: str, /) -> str | None:
        """Return the pseudonym of the one author whose name, written together, is this."""
        ...


class ThreadNames(Names, Protocol):
    """The authors of one thread."""

    def places(self, words: Sequence[str], /) -> Sequence[int]:
        """Return where in the folded words of a text a name, or a word that may stand for one, can begin."""
        ...

    def given_name(self, word: str, /) -> str | None:
        """Return the pseudonym of the one author whose name of several words begins with this; "" where several do."""
        ...

    def surname(self, word: str, /) -> str | None:
        """Return the pseudonym of the one author whose name of several words ends with this; "" where several do."""
        ...

    def beginning(self, handle: str, /) -> str | None:
        """Return the pseudonym of the one author of whose name more than the first word, written together, is this."""
        ...

    def tells(self, words: Words, /) -> bool:
        """Say whether a name may be looked for anywhere."""
        ...


def words_of(name: str) -> tuple[Words, bool]:
    """Return the folded words of a canonical name, and whether it may be looked for anywhere."""
    shown = WORD.findall(name)
    words = tuple(word.casefold() for word in shown)
    if not 0 < len(words) <= LONGEST_NAME:
        return (), False
    if len(words) == 1:
        return words, bool(_DISTINCTIVE.fullmatch(name.strip()))
    # "Ann P." is a name, and "Plan B" is none.
    has_initial = len(words) == _WORDS_OF_A_SHORT_NAME and may_call(words[0]) and name.rstrip().endswith(".")
    return words, (
        words[0] not in OPENERS
        and not any(word[0].islower() for word in shown)
        and (
            has_initial or any(len(word) > 2 or (len(word) > 1 and word not in OPENERS) for word in words[1:])
        )
    )


def forms_of(name: str, words: Words, *, telling: bool, declined: bool) -> list[tuple[Words, bool]]:
    """Return other words that a canonical name is known by, and whether they may be looked for anywhere.

    These are its words without accents or umlauts, those without what shapes letters within words, those that a handle
    writes together (*ann_holm*, *AnnHolm*), a hyphenated first name alone, the stems of all its words, those without
    titles before them, and the words in the order of speech where a surname in capitals stands first (*KELNER, Anton*).
    """
    plain = tuple(map(unaccented, words))
    forms = {plain: telling}
    if plain != words:
        forms.setdefault(tuple(word.translate(_TWO_LETTERS) for word in words), telling)
    joined = tuple(folded_words(unjoined(name)))
    forms.setdefault(joined, telling)
    forms.setdefault(tuple(map(unaccented, joined)), telling)
    given = tuple(folded_words(name.split(maxsplit=1)[0]))
    if 1 < len(given) < len(words):
        forms.setdefault(given, False)
        forms.setdefault(tuple(map(unaccented, given)), False)
    if reversed_name := _SURNAME_FIRST.fullmatch(name):
        spoken = tuple(folded_words(f"{reversed_name['first']} {reversed_name['surname']}"))
        forms.setdefault(spoken, telling)
        forms.setdefault(tuple(map(unaccented, spoken)), telling)
    bare = tuple(dropwhile(TITLES.__contains__, words))
    if 1 < len(bare) < len(words):
        forms.setdefault(bare, telling)
        forms.setdefault(tuple(map(unaccented, bare)), telling)
    if parts := parts_of(name):
        forms.setdefault(parts, False)
        forms.setdefault(tuple(map(unaccented, parts)), False)
    if declined and parts:
        forms.setdefault(tuple(map(stem, map(unaccented, parts))), False)
    if declined and (len(words) > 1 or not plain[0].isascii()):
        forms.setdefault(tuple(map(stem, plain)), telling)
    if declined:
        # Only where somebody is surely meant, so that they may not be looked for anywhere.
        for first in obliques(plain[0]) if may_call(plain[0]) else ():
            forms.setdefault((first, *map(oblique, plain[1:])), False)
    return [(form, tells) for form, tells in forms.items() if form != words]


def parts_of(handle: str) -> Words:
    """Return the folded words that a handle writes together, or joins by ``_``; none where it is a single one.

    >>> parts_of("ann_holm"), parts_of("AnnHolm85"), parts_of("holm1985"), parts_of("McKay")
    (('ann', 'holm'), ('ann', 'holm', '85'), (), ())
    """
    if len(WORD.findall(handle)) > 1:
        return ()
    parts = tuple(part.casefold() for part in PART.findall(handle))
    spoken = [part for part in parts if part[0].isalpha()]
    if not 1 < len(spoken) <= LONGEST_NAME or ("_" not in handle and min(map(len, spoken)) < _SHORTEST_PART):
        return ()
    return parts


def handle_of(words: Iterable[str]) -> str:
    """Return a name's folded words written together, as a handle writes them."""
    return "".join(words).replace("_", "")


def beginnings_of(form: Words) -> list[str]:
    """Return, written together, what else a name is shortened to than its first word: without words, or a number.

    >>> beginnings_of(("john", "tarrant", "77")), beginnings_of(("al", "smith")), beginnings_of(("sunnygirl84",))
    (['johntarrant', 'john77'], [], ['sunnygirl'])
    """
    if form[0].endswith(STEM):
        return []
    if len(form) > _WORDS_OF_A_SHORT_NAME:
        return [*(handle_of(form[:length]) for length in range(2, len(form))), handle_of((form[0], form[-1]))]
    handle = handle_of(form)
    bare = handle.rstrip("0123456789")
    return [bare] if len(handle) > len(bare) >= _SHORTEST_BARE and may_call(bare) else []


def surname_of(form: Words, words: Words) -> str:
    """Return the last word of a form of a name of several words, if it may stand for the whole; "" where not.

    A handle of one word has several where it writes them together.
    """
    if len(form) < 2 or len(words) not in (1, len(form)):
        return ""
    last = form[-1]
    may_stand = len(last.rstrip(STEM)) > 1 and last not in _NEVER_ALONE
    return last if may_stand and (len(words) > 1 or last[0].isalpha()) else ""


def may_call(word: str) -> bool:
    """Say whether the first word of a name, or a stem of it, may stand for the whole: *Al*, but no *Sir* or *Genau*."""
    return len(word) > 1 and word not in _NEVER_ALONE


def is_name(text: str, words: Spans, index: int, last: int) -> bool:
    """Say whether some words of a text stand together as a name does, and end there."""
    if not all(_GAP.fullmatch(text, words[k][1], words[k + 1][0]) for k in range(index, last)):
        return False
    start, end, _ = words[last]
    return not _GOES_ON.match(text, end) or (end - start > 2 and bool(_SUFFIX.match(text, end)))
