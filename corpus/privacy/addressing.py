# ruff: noqa: E501 - lists of phrases read better on long lines
"""How readers show that they address, quote or agree with somebody: the phrases around names, in many languages."""

from __future__ import annotations

import re
from typing import Literal

from ..text.canonical import WORD
from .names import OPENERS, TITLES

Addressed = Literal["called", "greeted", "thanked", "reacted"]
"""How surely the word after a phrase is somebody's name: *يا …* and *Dear …* more than *Thanks …*, and *No …* least."""

TITLES_AND_SHORT_ONES = TITLES | {"m", "н", "жа"}
"""The last words of titles: of *M.* and *г-н* too."""
LEFT = 60
"""Characters left of a name in which such a phrase is looked for."""
_BLANK = "[ \u00a0]"
_CLOSING = r"[ \u00a0]*(?:[,:;!?….،؛؟。，：；！？、·–—]|-(?!\w)|\n|$)"

_GREETINGS = (
    "dear", "dearest", "hi", "hi there", "hello", "hello again", "hi again", "hello there", "hey", "hey there", "hiya", "howdy",
    "greetings", "good morning", "good afternoon", "good evening", "good day",
    "liebe", "lieber", "liebes", "hallo", "guten morgen", "guten tag", "guten abend", "moin", "servus", "grüezi", "grüß gott", "grüß dich",
    "sehr geehrte", "sehr geehrter", "geehrte", "geehrter", "werte", "werter", "verehrte", "verehrter", "geschätzte", "geschätzter",
    "cher", "chère", "chere", "bonjour", "bonsoir", "salut", "coucou",
    "hola", "querido", "querida", "estimado", "estimada", "apreciado", "apreciada", "buenos días", "buenos dias", "buenas tardes", "buenas noches",
    "ciao", "caro", "cara", "gentile", "egregio", "egregia", "buongiorno", "buonasera", "salve",
    "olá", "ola", "oi", "prezado", "prezada", "bom dia", "boa tarde", "boa noite",
    "beste", "geachte", "lieve", "hoi", "dag", "goedemorgen", "goedemiddag", "goedenavond",
    "hej", "hei", "hejsan", "kära", "käre", "kæra", "kære", "kjære", "bästa", "god morgon", "god morgen", "god dag", "god kväll",
    "drogi", "droga", "szanowny", "szanowna", "cześć", "witaj", "dzień dobry", "dobry wieczór",
    "milý", "milá", "vážený", "vážená", "ahoj", "dobrý den", "drahý", "drahá", "dragi", "draga", "poštovani", "poštovana", "zdravo", "pozdrav",
    "уважаемый", "уважаемая", "дорогой", "дорогая", "привет", "приветствую", "здравствуйте", "здравствуй", "добрый день", "добрый вечер", "доброе утро",
    "шановний", "шановна", "дорогий", "дорога", "вітаю", "привіт", "добрий день", "добрий вечір", "доброго дня",
    "скъпи", "скъпа", "здравей", "здравейте", "драги", "драга", "поштовани",
    "sevgili", "sayın", "merhaba", "selam", "değerli", "günaydın", "iyi akşamlar", "iyi günler",
    "αγαπητέ", "αγαπητή", "αγαπητε", "γεια σου", "γεια", "καλημέρα", "καλησπέρα", "φίλε", "φίλη",
    "dragă", "bună", "bună ziua", "stimate", "stimată", "kedves", "szia", "tisztelt", "hyvä", "moi", "terve", "halo", "hai",
    "chers", "chères", "queridos", "queridas", "estimados", "estimadas", "cari", "kära", "drodzy", "szanowni", "milí", "vážení", "poštovani",
    "уважаемые", "дорогие", "шановні", "дорогі", "αγαπητοί",
    "عزيزي", "عزيزتي", "مرحبا", "مرحبًا", "أهلا", "أهلاً", "السلام عليكم", "أخي", "أختي", "الأخ", "الأخت", "أخ", "صديقي", "حضرة", "سلام", "درود",
    "שלום", "היי", "הי", "प्रिय", "नमस्ते", "亲爱的", "親愛的", "尊敬的", "敬爱的", "你好", "您好", "嗨", "안녕하세요", "친애하는", "親愛なる", "拝啓",
)  # fmt: skip
_THANKS = (
    "welcome", "welcome back", "come on", "my friend",
    "thanks", "thank you", "many thanks", "thx", "ty", "cheers", "sorry", "apologies", "well said", "well put", "good point", "nice one", "bravo",
    "congratulations", "congrats", "hear hear", "well done", "spot on", "mr", "mrs", "ms",
    "danke", "vielen dank", "besten dank", "gut gesagt", "herr", "frau", "merci", "bien dit", "désolé", "désolée", "monsieur", "madame",
    "gracias", "muchas gracias", "bien dicho", "perdón", "perdona", "señor", "señora", "grazie", "scusa", "scusi", "ben detto", "signor", "signora",
    "obrigado", "obrigada", "desculpe", "bedankt", "dank je", "dank u", "tack", "tak", "takk", "dzięki", "dziękuję", "brawo", "panie", "pani",
    "děkuji", "díky", "pane", "paní", "hvala", "спасибо", "благодарю", "браво", "извините", "господин", "госпожа", "товарищ", "дякую", "пане", "пані",
    "благодаря", "teşekkürler", "sağol", "sağ ol", "bravo", "haklısın", "haklısınız", "ευχαριστώ", "μπράβο", "κύριε", "κυρία", "mulțumesc", "köszönöm", "kiitos",
    "شكرا", "شكراً", "أحسنت", "السيد", "السيدة", "الأستاذ", "أستاذ", "ممنون", "مرسی", "آقای", "خانم", "جناب", "תודה", "מר", "גברת", "धन्यवाद",
    "谢谢", "謝謝", "感谢", "感謝", "감사합니다", "고마워요",
)  # fmt: skip
_REACTIONS = (
    "agreed", "exactly", "yes", "no", "ok", "okay", "right", "wrong", "to", "re", "oh", "genau", "ja", "nein", "stimmt", "falsch", "an",
    "oui", "non", "exactement", "à", "sí", "si", "exacto", "sì", "esatto", "sim", "não", "exato", "nee", "klopt", "nej", "nei", "tak jest", "nie",
    "ano", "ne", "да", "нет", "верно", "точно", "так", "ні", "evet", "hayır", "ναι", "όχι", "نعم", "لا", "صحيح", "بله", "نه", "כן", "לא", "נכון",
)  # fmt: skip
_POLITE = r"(?:[ \u00a0-]?(?:さん|さま|様|氏|くん|君|ちゃん|先生|女士|同学|님|씨)|[ \u00a0](?:hanım|bey|bay|bayan|abi|abla|hoca|hocam|ji|जी|عزیز|جان|العزيز|היקר|היקרה))?"
"""What is set after a name to be polite, in languages that do so."""

_AGREEMENTS = (
    r"(?:dis)?agree[sd]?(?: (?:fully|completely|entirely|totally|100 ?%|here))? with|(?:in )?repl(?:y|ies|ying) to|(?:in )?respon(?:se|ding) to"
    r"|(?:in )?answer(?:ing)? to|quot(?:e|ing)(?: from)?:?|quoted (?:from|by)|(?:originally )?(?:posted|written|submitted) by:?|comment (?:by|from|of):?"
    r"|(?:thanks|kudos|credit|hats off) to",
    r"(?:ich )?stimme|zustimmung (?:für|an)|(?:ich )?geb[e'’]?|(?:als )?antwort (?:auf|an):?|zitat(?: von)?:?|geschrieben von:?|wie(?: schon)? von|einer meinung mit|kommentar von",
    r"(?:pas |entièrement |tout à fait |je suis )?d['’]accord avec|(?:en )?réponse à:?|cit(?:ation|ant)(?: de)?:?|écrit par:?|comme (?:l['’]a |le |l['’])?(?:dit|écrit|disait|écrivait)|commentaire de",
    r"(?:muy |totalmente )?de acuerdo con|(?:en )?respuesta a:?|respondiendo a|cita(?: de)?:?|escrito por:?|como (?:dijo|dice|escribió|señaló)|comentario de",
    r"d['’]accordo con|(?:in )?risposta a:?|rispondendo a|scritto da:?|come (?:dice|ha detto|ha scritto)|commento di",
    r"concordo com|discordo d[eoa]|de acordo com|(?:em )?resposta a[o]?:?|escrito por:?|como (?:disse|diz|escreveu)|comentário d[eoa]",
    r"eens met|(?:in )?antwoord (?:op|aan):?|reactie op|geschreven door:?|håller med|svar till:?|skrivet av:?|enig med|svar til:?|skrevet av:?|skrevet af:?",
    r"zgadzam się z|(?:w )?odpowiedzi?(?: do| dla)?:?|odpowiadając|napisane przez|souhlasím se?|odpověď (?:pro|na):?|napsal[a]?|slažem se s|odgovor",
    r"(?:не )?соглас(?:ен|на|ны) с|поддерживаю|ответ(?: для)?:?|отвечая|в ответ|цитата:?|как (?:сказал|написал|пишет|говорит|заметил)а?|комментарий",
    r"(?:не )?згод(?:ен|на|ні) (?:з|із|зі)|погоджу(?:юся|юсь) (?:з|із|зі)|підтримую|відповідь(?: для)?:?|цитата:?|як (?:сказав|сказала|написав|написала|пише|каже)|съгласен съм с|отговор (?:на|до)",
    r"συμφωνώ (?:με|μαζί)(?: τ(?:ον?|ην?))?|απάντηση σ(?:ε|τον?|την?):?|όπως (?:είπε|λέει|έγραψε) (?:ο|η)|de acord cu|egyetértek|samaa mieltä kuin",
    r"(?:أنا )?(?:أتفق|اتفق|متفق|أوافق) مع|أوافق|ردا على|ردًا على|رد على|كما (?:قال|قالت|كتب|كتبت)|تعليق|موافقم با|در پاسخ به|پاسخ به|(?:אני )?מסכי(?:ם|מה) עם|בתגובה ל-?|כמו ש(?:אמר|כתב)ה?",
    r"yanıt:?|cevap:?|alıntı:?|回复|回覆|回復|回應|回应|同意|赞同|贊同|支持|引用",
)  # fmt: skip
_AS = "as|like|what|wie|comme|como|come|zoals|som|jak|jako|как|як|όπως|كما"
_SAID = (
    "said|says|wrote|writes|posted|posts|replied|replies|commented|comments|asked|asks|put it|pointed out|points out|noted|notes|mentioned|mentions"
    "|schrieb|schreibt|sagte|sagt|meinte|meint|hat geschrieben|hat gesagt|antwortete|fragte"
    "|a écrit|écrit|écrivait|a dit|dit|disait|a répondu|répond|escribió|escribe|ha escrito|dijo|dice|respondió|ha scritto|scrive|scrisse|ha detto|disse"
    "|escreveu|escreve|diz|respondeu|schreef|schrijft|zei|zegt|skrev|skriver|sa|säger|sagde|siger|sier|svarade|svarede"
    r"|napisał[a]?|pisze|pisał[a]?|powiedział[a]?|mówi|napsal[a]?|píše|řekl[a]?|napisao|napisala|piše|rekao|rekla"
    r"|написала?|писала?|писал\(а\)|написал\(а\)|пишет|сказала?|говорит|ответила?|написав|писав|пише|сказав|каже|відповів|відповіла|написа|каза"
    "|yazdı|yazmış|yazıyor|dedi|demiş|diyor|söyledi|έγραψε|γράφει|είπε|λέει|a scris|scrie|a spus|írta|mondta|kirjoitti|sanoi"
    "|كتب|كتبت|قال|قالت|يقول|تقول|يكتب|نوشت|نوشته|گفت|گفته|می‌گوید|כתב|כתבה|אמר|אמרה|אומר|אומרת|ने लिखा|ने कहा"
    "|写道|寫道|写|寫|说|說|说道|表示|回复|さんは書きました|が書きました|が書いた|は言った|さんの発言|님이 쓴|님의 글|님이 작성|의 말"
)
_SIGN_OFFS = (
    "yours|yours truly|yours sincerely|sincerely|regards|best|best regards|best wishes|all the best|kind regards|warm regards|cheers|love|thanks|signed|peace|take care"
    "|gruß|gruss|grüße|gruesse|viele grüße|liebe grüße|beste grüße|schöne grüße|herzliche grüße|mit freundlichen grüßen|mit freundlichem gruß|freundliche grüße|mfg|lg|vg|herzlich|herzlichst|euer|eure|ihr|dein|deine"
    "|cordialement|bien cordialement|bien à vous|amicalement|salutations|sincères salutations|bises|saludos|un saludo|saludos cordiales|atentamente|un abrazo|abrazos|cordialmente"
    "|saluti|cordiali saluti|distinti saluti|un saluto|un abbraccio|cumprimentos|atenciosamente|abraço|abraços|um abraço|saudações|groet|groeten|groetjes|met vriendelijke groet|mvg"
    "|hälsningar|vänliga hälsningar|med vänliga hälsningar|mvh|hilsen|venlig hilsen|vennlig hilsen|med venlig hilsen|med vennlig hilsen|pozdrawiam|z poważaniem|serdecznie pozdrawiam|s pozdravem|zdravím|pozdrav|lijep pozdrav"
    "|с уважением|искренне ваш|искренне ваша|ваш|ваша|всего доброго|з повагою|щиро ваш|щиро ваша|с уважение|поздрави"
    "|saygılarımla|saygılar|sevgiler|sevgilerimle|selamlar|με εκτίμηση|φιλικά|χαιρετισμούς|cu respect|cu stimă|üdvözlettel|üdv|terveisin"
    "|مع التحية|تحياتي|مع تحياتي|مع خالص التحية|أخوكم|أختكم|با احترام|ارادتمند|בברכה|בכבוד רב|此致|敬具"
)

SECOND_PERSON = (
    "you|your|yours|you['’]re|you['’]ve|youre|You|du|dein|deine|dich|dir|Sie|Ihr|Ihre|Ihnen|ihr|euch|tu|toi|te|vous|ton|ta|votre|vos|t['’]as|tú|usted|ustedes"
    "|Lei|voi|você|vocês|jij|jouw|jullie|ты|тебя|тебе|твой|твоя|вы|Вы|вас|вам|ваш|ваша|ваши|ти|тебе|ви|Ви|твій|ty|tobie|twój|vy|vám|váš|sen|siz|senin|sizin"
    "|εσύ|εσείς|σου|σας|أنت|انت|أنتم|لك|تو|شما|אתה|את|אתם|你|您|あなた|당신"
    "|Your|You['’]re|You['’]ve|Youre|Tu|Vous|Votre|Vos|Tú|Usted|Jij|Ты|Твой|Твоя|Тебе|Вас|Вам|Ваш|Ваша|Ваше|Ваши|Ти|Твій"
)
_SECOND_PERSON = re.compile(rf"(?<!\w)(?:{SECOND_PERSON})(?!\w)")
_SPOKEN_TO = re.compile(rf"{_BLANK}(?!yours?(?!\w))(?:{SECOND_PERSON})(?!\w)")
_TOLD = re.compile(rf"[,،]{_BLANK}(?!yours?(?!\w))(?:{SECOND_PERSON})(?!\w)")
_SUBJECT_AFTER = re.compile(
    rf"{_BLANK}(?:you|You|du|Sie|vous|tú|usted|ustedes|você|jij|ты|вы|Вы|ти|ви|Ви|siz|εσύ|εσείς|أنت|انت|أنتم|شما|אתה|אתם|你|您|あなた|당신)(?!\w)"
)
_VERDICTS = frozenset(
    """
    agree agreed disagree concur true untrue right wrong correct incorrect mistaken nonsense rubbish bullshit bs garbage
    point said idea question comment lie lies joke joking kidding doubt exactly absolutely precisely think hope believe
    know see understand ridiculous absurd silly stupid brilliant funny interesting fair enough really quite nope
    stimme stimmt recht unrecht richtig falsch unsinn quatsch blödsinn schwachsinn genau einverstanden
    accord vrai faux raison tort exact exactement absurde ridicule
    acuerdo cierto verdad razón razon mentira falso ridículo
    vero ragione torto esatto concordo verdade razão errado
    eens waar gelijk onzin
    zgadzam prawda racja rację bzdura nieprawda souhlasím pravda slažem istina
    согласен согласна прав права неправ неправа правы неправы верно неверно правда неправда чушь ерунда бред точно
    згоден згодна правда маєте рація неправда дурниця
    doğru yanlış katılıyorum haklı συμφωνώ σωστά λάθος
    """.split()  # noqa: SIM905
)
"""A word of these is in the short sentences in which readers judge what another said."""
_LAST_VERDICT = re.compile(
    rf"(?<!\w)(?:right|wrong|correct|mistaken|true|agreed?|disagree|nonsense|rubbish|bullshit|recht|unrecht|richtig|falsch"
    rf"|unsinn|quatsch|raison|tort|vrai|faux|razón|razon|cierto|ragione|torto|vero|razão|gelijk|rację|racja"
    rf"|(?:не)?прав(?:а|ы)?|согласен|согласна|верно){_BLANK}$",
    re.IGNORECASE,
)
_OF_SOMEBODY = frozenset(
    """
    a an the my his her its our their this these those some any of der die das ein eine einen mein meine sein seine unser
    le la les un une mon ma mes son sa ses notre el los las mi mis su sus il lo gli una mio mia suo sua o os um uma meu
    minha seu sua de het een mijn zijn haar mój moja jego jej мой моя моего его её их наш наша мій моя його її
    """.split()  # noqa: SIM905
)
"""Before a comma and a name, they tell whose name that is: *my sister, Ann*."""
_LONGEST_VERDICT = 7
_VOCATIVE = re.compile(r"(?:^|[\n.!?…])(?P<sentence>[^\n.!?…]*)[,،][ \u00a0]$")
_PATRONYMIC = re.compile(
    rf"{_BLANK}[А-ЯЁІЇЄA-Z][а-яёіїє\w]{{2,}}(?:ович|евич|йович|ьич|овна|евна|ївна|івна|ична|инична|ovich|evich|ovych|ovna|evna|ivna)(?!\w)"
)
_ITEM = re.compile(r"(?:^|\n)[ \t]*[-–—•*][^\n]*\n[ \t]*[-–—•*][ \t]*$")
_SENTENCE_END = re.compile(r"[ \u00a0]?(?:[.!?…؟]|\n|$)")
_SENTENCE = re.compile(r"[^\n.!?…]{0,200}")
_APPOSITION = re.compile(
    r"[,،] (?:(?:the|a|an|our|their|his|her|this|that|who|whose|which|der|die|das|ein|eine|dieser|diese|unser|le|la|les|un|une|ce|cette|notre|qui"
    r"|el|los|las|una|nuestro|que|quien|il|lo|uno|che|o|os|um|uma|quem|de|het|een|den|det|en|ett|som"
    r"|który|która|který|která|который|которая|який|яка|[а-яёіїє]+|ο|η|το|ένας|μια|που) |l['’])[^\n,.!?]{1,80},"
)
_AND = " (?:and|or|und|oder|et|ou|y|o|e|i|a|oraz|и|или|та|і|ve|veya|en|och|og|και|ή) "
_LISTED = re.compile(rf"[,،] (?P<next>[^\W\d_][\w’'-]*)(?:,|{_AND})")
_TITLED = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(sorted(TITLES, key=len, reverse=True))}|г-н|г-жа)\.?{_BLANK}|M\.{_BLANK}){{1,3}}$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    rf",?{_BLANK}(?:and|und|oder|et|ou|y|e|i|a|oraz|и|та|і|ve|en|och|og|και|ή|או|&|\+){_BLANK}"
    rf"(?:(?:{'|'.join(sorted(_GREETINGS, key=len, reverse=True))}){_BLANK})?|[&/+]",
    re.IGNORECASE,
)
_ENUMERATED = re.compile(
    rf"[,،] (?P<next>[^\W\d_]\w*)(?:, |{_AND})[^\W\d_]\w*(?:[.!?…]|\n|$)"
    r"|[,،] (?:(?:the|der|die|das|le|la|el|il|lo|o) |l['’])[^\W\d_]\w+(?: (?!is |are |was |were |has |have |had )[^\W\d_]\w+)?,"
    r" (?=[^\W\d_])(?!(?:i|and|but|or|not|so|und|aber|et|mais|y|pero|ma|mas)(?!\w))"
)
"""A whole sentence of words in a row, or who it is that is spoken of."""
_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w’'-]*)[ \u00a0]$")
_NEXT = re.compile(r"[ \u00a0](?P<word>[^\W\d_][\w’'-]+)")
_THE = re.compile(r"(?<!\w)the[ \u00a0]$")
_INSTITUTION = re.compile(
    r"[ \u00a0](?:Agency|Alliance|Army|Assembly|Association|Bank|Brigades?|Bureau|Centre|Center|Church|College|Commission|Committee"
    r"|Company|Corporation|Council|Court|Defen[cs]e|Force|Forces|Foundation|Front|Fund|Government|Group|Guard|Herald|House|Institute"
    r"|International|Journal|League|Mail|Ministry|Monitor|Movement|Nations|Network|News|Observatory|Office|Organi[sz]ation|Party|Post"
    r"|Press|Republic|School|Service|Society|State|States|Street|Telegraph|Times|Today|Trust|TV|Union|University|Watch|Weekly)(?!\w)"
)
_OF_A_THING = re.compile(
    r"[.,;:!?)]|\n|$|[ \u00a0](?:is|are|was|were|has|have|had|will|would|can|could|do|does|did|may|might|must|should|and|or|to)\b"
)
_UNSPACED_GREETING = re.compile(
    "亲爱的|親愛的|尊敬的|敬爱的|敬愛的|你好|您好|谢谢|謝謝|感谢|感謝|同意|赞同|贊同|支持|回复|回覆|回復|回應|回应|引用|请问|請問|嗨|哈喽|親愛なる"
)
_UNSPACED_ADDRESS = re.compile(
    rf"(?:さん|さま|様|氏|くん|君|ちゃん|先生|女士|同学|同學|老师|老師|님|씨)|(?:写道|寫道|写|寫|说|說|说道|表示)?{_BLANK}*[:：]"
    rf"|{_BLANK}*[,，!！?？。…]|\n|$|你|您"
)

_TOLD_UNSPACED = re.compile(
    rf"(?:写道|寫道|写|寫|说|說|说道|表示)?{_BLANK}*[:：]|[,，、][^\n。！？!?：:]{{0,12}}?[你您妳]|[你您妳]|さん|さま|様|氏|くん|님|씨"
)
_STOPS = ".!?¡¿…,;:(“\"«„»‘'>،؛؟。，：！？–—-"
"""What stands before a phrase within a line."""


_KINDS: dict[str, Addressed] = {
    **dict.fromkeys(map(str.casefold, _REACTIONS), "reacted"),
    **dict.fromkeys(map(str.casefold, _THANKS), "thanked"),
    **dict.fromkeys(map(str.casefold, _GREETINGS), "greeted"),
    "يا": "called",
}
_BLANKS = (" ", "\u00a0")
_TAG_ENDS = ("=", '"', "“", "”", "'")
_LONGEST_AS = 8
_LONGEST_AGREEMENT = 36
_LONGEST_PHRASE = 3
"""Words of a phrase that addresses somebody."""
_AGREEMENT = re.compile(rf"(?<!\w)(?:{'|'.join(_AGREEMENTS)}){_BLANK}$", re.IGNORECASE)
_AS_BEFORE = re.compile(rf"(?<!\w)(?:{_AS}){_BLANK}$", re.IGNORECASE)
_SAID_AFTER = re.compile(
    rf"{_BLANK}(?:(?:already|rightly|correctly|above|just|weiter|oben|schon|bereits|richtig|hier|déjà|plus haut|ya|arriba"
    rf"|già|sopra|já|acima|już|wyżej|už|уже|выше|верно|вже|вище|ήδη|yukarıda) ){{0,3}}(?:{_SAID})(?!\w)",
    re.IGNORECASE,
)
_AGREED_AFTER = re.compile(
    r"[’'](?:y?[ea]|n[ıiuü]n|[ıiuü]n) (?:tamamen |kesinlikle )?(?:katıl[ım]\w*yorum|hak veriyorum|cevap|yanıt|dediği)",
    re.IGNORECASE,
)
"""Turkish says after a name what is said of it."""
_ON_A_DAY = (
    r"(?:,? ?(?:on|at|am|le|el|il|em|op|den|в) (?:(?=[^\n:]{0,40}\d)[^\n]{1,50}?|[^\n.!?…]{1,50}?),? )?"
)
"""A day has a number, or is at least in the same sentence: no *Friede den Hütten. Wie Wolf schrieb:*."""
_WROTE_AFTER = re.compile(
    rf"{_POLITE}{_BLANK}*(?:\([^()\n]{{0,40}}\) ?)?{_ON_A_DAY}"
    rf"(?:{_SAID})(?!\w)(?:(?: on| at)? [^\n]{{1,50}}?)?{_BLANK}*(?:[:：…]|\.\.\.)",
    re.IGNORECASE,
)
_WROTE_BEFORE = re.compile(
    rf"(?:^|\n)[ \t>*\"“«„]*(?:كتب|كتبت|قال|قالت|يقول|تقول|escribió|dijo|dice|escreveu|disse|scrive){_BLANK}$",
    re.IGNORECASE,
)
_QUOTING_BEFORE = re.compile(
    rf"(?:^|\n)[ \t>*]*(?:quoting|quote from|(?:reply|answer) (?:from|by)|zitat von|zitiere|antwort von|citation de|citando a"
    rf"|citação de|citazione di|citaat van|citat från|citat fra|cytat|цитата|цитирую|до коментар(?: \[?#?\d{{1,4}}\]?)? от)"
    rf"{_BLANK}*[\"“”„«]?$",
    re.IGNORECASE,
)
_BEHIND_QUOTED = re.compile(rf"[\"“”»]?{_BLANK}*(?:[:：]|\n|$)")
LONGEST_QUOTING = 60
"""Characters of what stands before the name in a line that says who is quoted."""
_TAG_BEFORE = re.compile(r"\[quote(?:=| author=)[\"“”']?$", re.IGNORECASE)
_TAG_AFTER = re.compile(r"[\"“”']?(?:[\],;]| link=| date=)")
_COLON = re.compile(rf"{_BLANK}*[:：]")
_OPENING = re.compile(r"(?:^|\n)[ \t>＞*¡¿\"“«„‘'#\d.)]*$")
_ADDRESS = re.compile(
    rf"{_POLITE}[ \u00a0]*(?:[,，،](?! ?\d)|[:;!?…–—؛؟：；！？。、]|\.\.|[ \u00a0]- |--|->|=>|\n|$)",
    re.IGNORECASE,
)
_CLOSED = re.compile(rf"{_POLITE}{_CLOSING}", re.IGNORECASE)
_BY_A_DASH = re.compile(rf"(?:^|[\s.!?…])(?:[–—―~]|--?){_BLANK}*$")
_SIGNED_OFF = re.compile(
    rf"(?:^|[\n.!?…,;–—-]){_BLANK}*(?:{_SIGN_OFFS})[ \u00a0]?[,.:!–—-]*\s*$", re.IGNORECASE
)

_NAMING = "with to by quoting quote as like agree from re said says wrote mit wie avec con com met med z jak с з как як"
NAMING = frozenset((
    *(phrase.casefold().split()[-1] for phrases in (_GREETINGS, _THANKS) for phrase in phrases), *_NAMING.split(),
))  # fmt: skip
"""Words after which a word in small letters may be a name that somebody typed without care."""


def addressed_after(left: str) -> Addressed | None:
    """Say how a phrase at the end of what stands left of a word addresses somebody by it, if it does.

    >>> addressed_after("Well. Dear "), addressed_after("Danke, "), addressed_after("No "), addressed_after("Oh dear me, ")
    ('greeted', 'thanked', 'reacted', None)
    """
    if not left.endswith(_BLANKS):
        return None
    line = left[left.rfind("\n") + 1 :].replace("\u00a0", " ").rstrip().casefold()
    before, _, last = line.rpartition(" ")
    if last.rstrip(".") in TITLES:
        return addressed_after(f"{before} ") or _phrase_at_end(line)
    return _phrase_at_end(line)


def _phrase_at_end(line: str) -> Addressed | None:
    line = line.rstrip(",،:.")
    start = len(line)
    for _ in range(_LONGEST_PHRASE):
        start = line.rfind(" ", 0, start)
        phrase = line[start + 1 :]
        bare = phrase.lstrip(_STOPS)
        opened = len(bare) < len(phrase) or not line[: start + 1].strip() or line[start - 1] in _STOPS
        if (kind := _KINDS.get(bare)) and (opened or kind == "called"):
            return kind
        if start < 0:
            return None
    return None


def untitled(left: str) -> str | None:
    """Return what stands left of the titles at the end of it; None where there are none.

    >>> untitled("Sehr geehrte Frau Dr. "), untitled("Mr. "), untitled("No, ")
    ('Sehr geehrte ', '', None)
    """
    found = _TITLED.search(left)
    return left[: found.start()] if found else None


def joint(text: str, start: int, end: int | None = None) -> int | None:
    """Return the end of what joins two who are addressed together, where it begins; it ends where that is said.

    >>> joint("Liebe Ann und lieber Bob", 9), joint("Ann & Bob", 3, 6), joint("Ann, Bob", 3)
    (21, 6, None)
    """
    found = _JOINT.match(text, start) if end is None else _JOINT.fullmatch(text, start, end)
    return found.end() if found else None


def is_named(left: str, text: str, end: int) -> bool:
    """Say whether a commenter is agreed with, answered or referred to by the name that ends in a text.

    >>> text = "Ich stimme Kim zu."
    >>> is_named(text[:11], text, 14), is_named("Then ", "Then Kim left.", 8)
    (True, False)
    """
    if _AGREED_AFTER.match(text, end):
        return True
    if not left.endswith(_BLANKS):
        return False
    if _AS_BEFORE.search(left, max(0, len(left) - _LONGEST_AS)) and _SAID_AFTER.match(text, end):
        return True
    return bool(_AGREEMENT.search(left, max(0, len(left) - _LONGEST_AGREEMENT)))


def is_quoted(left: str, text: str, end: int) -> bool:
    """Say whether a line of a text begins by saying who wrote what follows, with the name that ends there.

    >>> is_quoted("", "Kim schrieb: nein", 3), is_quoted("", "Kim wrote a book", 3)
    (True, False)
    >>> is_quoted("[quote=", "[quote=Kim]no[/quote]", 10), is_quoted("> Quoting ", "> Quoting Kim: no", 13)
    (True, True)
    """
    if left.endswith(_TAG_ENDS) and _TAG_BEFORE.search(left):
        return bool(_TAG_AFTER.match(text, end))
    if left.endswith(_BLANKS) and _WROTE_BEFORE.search(left):
        return bool(_COLON.match(text, end))
    if _BEHIND_QUOTED.match(text, end) and _QUOTING_BEFORE.search(left[-LONGEST_QUOTING:]):
        return True
    return opens(left) and bool(_WROTE_AFTER.match(text, end))


def is_quote_alone(text: str, end: int) -> bool:
    r"""Say whether nothing but who wrote, and when, is in a line, or a tag says it.

    >>> is_quote_alone("Kim wrote:\n> no", 3), is_quote_alone("Kim said: no", 3)
    (True, False)
    """
    found = _WROTE_AFTER.match(text, end) or _TAG_AFTER.match(text, end)
    if not found:
        return False
    return found.re is _TAG_AFTER or not text[found.end() :].partition("\n")[0].strip()


def opens(left: str) -> bool:
    """Say whether a line begins where something ends."""
    return bool(_OPENING.search(left))


def is_address(text: str, end: int) -> bool:
    """Say whether what stands after a name at the beginning of a line lets it be an address.

    >>> is_address("Kim, no.", 3), is_address("Kim is wrong.", 3), is_address("March, 2018", 5)
    (True, False, False)
    """
    return bool(_ADDRESS.match(text, end))


def is_closed(text: str, end: int) -> bool:
    """Say whether a clause ends after a name, as it does where somebody is greeted."""
    return bool(_CLOSED.match(text, end))


def is_signed_off(left: str, *, by_a_dash: bool = True) -> bool:
    r"""Say whether a text is about to be signed: there is a dash, or words that end a letter.

    >>> is_signed_off("It is so. – "), is_signed_off("Nein.\nGruß\n"), is_signed_off("I know ")
    (True, True, False)
    """
    return bool(_SIGNED_OFF.search(left) or (by_a_dash and _BY_A_DASH.search(left)))


def is_listed(left: str) -> bool:
    r"""Say whether a text is an item of a list: the line before begins with a dash as well.

    >>> is_listed("Guilty:\n- USA\n- "), is_listed("It is so.\n- ")
    (True, False)
    """
    return bool(_ITEM.search(left))


def is_spoken_to(text: str, end: int) -> bool:
    """Say whether the second person follows right after a name: *Kim you are wrong*."""
    return bool(_SPOKEN_TO.match(text, end))


def is_told(text: str, end: int) -> bool:
    """Say whether the second person follows after a name and a comma: *Kim, you are wrong*."""
    return bool(_TOLD.match(text, end))


def begins_speech(text: str, end: int) -> bool:
    """Say whether somebody is surely spoken to by a name: the second person follows, as what a sentence is about.

    >>> begins_speech("Kim you are wrong", 3), begins_speech("Kim, you are", 3), begins_speech("Kim te dit", 3)
    (True, True, False)
    """
    return bool(_SUBJECT_AFTER.match(text, end)) or is_told(text, end)


def ends_address(left: str, text: str, end: int, *, answers: bool) -> bool:
    """Say whether a sentence that speaks to somebody has a name at its end after a comma; in an answer, or between two.

    A sentence does that by the second person, or by judging what somebody said, then without a comma too.

    >>> text = "You are wrong, Kim. Are they, Kim?"
    >>> ends_address(text[:15], text, 18, answers=False), ends_address(text[:30], text, 33, answers=False)
    (True, False)
    >>> ends_address(text[:30], text, 33, answers=True)
    True
    >>> text = "So true, Kim. I met my sister, Kim. Quite right Kim."
    >>> [ends_address(text[: end - 3], text, end, answers=False) for end in (12, 34, 51)]
    [True, False, True]
    """
    if not left.endswith(_BLANKS):
        return False
    found = _VOCATIVE.search(left)
    if _SENTENCE_END.match(text, end):
        if not found:
            return bool(_LAST_VERDICT.search(left))
        return answers or bool(_SECOND_PERSON.search(found["sentence"])) or _is_verdict(found["sentence"])
    if not found:
        return False
    sentence = _SENTENCE.match(text, end)
    return bool(answers and sentence and sentence[0][:1] in ",،" and _SECOND_PERSON.search(sentence[0]))


def ends_verdict(left: str, text: str, end: int) -> bool:
    """Say whether a name ends a short sentence that judges what another said.

    >>> ends_verdict("Shame on you, ", "Shame on you, Kim.", 17), ends_verdict("You are right, ", "You are right, Kim.", 18)
    (False, True)
    """
    found = _VOCATIVE.search(left)
    if found is None or not _SENTENCE_END.match(text, end):
        return False
    return _is_verdict(found["sentence"])


def _is_verdict(sentence: str) -> bool:
    """Say whether a short sentence judges what somebody said, and tells of no person or place at its end."""
    words = WORD.findall(sentence)
    folded = [word.casefold() for word in words]
    if not 0 < len(words) <= _LONGEST_VERDICT or _VERDICTS.isdisjoint(folded):
        return False
    return folded[-1] in _VERDICTS or not (words[-1][0].isupper() or not _OF_SOMEBODY.isdisjoint(folded))


def is_apposition(text: str, end: int) -> bool:
    """Say whether somebody is spoken of by a name before a comma, and nobody spoken to.

    >>> is_apposition("Kim, the dictator, lies.", 3), is_apposition("Kim, Lee and others", 3)
    (True, True)
    >>> is_apposition("Kim, the report, you know, lies.", 3)
    False
    """
    sentence = _SENTENCE.match(text, end)
    if sentence and _SECOND_PERSON.search(sentence[0]):
        return False
    if _APPOSITION.match(text, end):
        return True
    listed = _LISTED.match(text, end)
    return bool(listed and listed["next"][0].isupper() and listed["next"].casefold() not in OPENERS)


def is_enumerated(text: str, end: int) -> bool:
    """Say whether a name that a line begins with is the first of several things, or is only spoken of.

    >>> [is_enumerated(text, 4) for text in ("Wolf, Fuchs und Bär leben dort.", "Mark, the evangelist, wrote it down.")]
    [True, True]
    >>> is_enumerated("Mark, the evangelist, you know, wrote it.", 4), is_enumerated("Mark, no, never.", 4)
    (False, False)
    """
    sentence = _SENTENCE.match(text, end)
    if sentence and _SECOND_PERSON.search(sentence[0]):
        return False
    listed = _LISTED.match(text, end)
    if listed and listed["next"][0].isupper() and listed["next"].casefold() not in OPENERS:
        return True
    found = _ENUMERATED.match(text, end)
    return bool(found) and (found["next"] or "").casefold() not in OPENERS


def is_in_longer_name(text: str, start: int, end: int) -> bool:
    """Say whether a word with a capital stands beside a name.

    >>> is_in_longer_name("Ron Paul left.", 4, 8), is_in_longer_name("No Paul left.", 3, 7)
    (True, False)
    """
    before = _BEFORE.search(text, max(0, start - 40), start)
    if before and before["word"][0].isupper() and before["word"].casefold() not in OPENERS:
        return True
    return goes_on(text, end)


def goes_on(text: str, end: int) -> bool:
    """Say whether a name goes on: *Paul Bremer*.

    >>> goes_on("Thanks to Paul Bremer.", 14), goes_on("As Paul said", 7)
    (True, False)
    """
    return _next_of_name(text, end) is not None


def patronymic_after(text: str, end: int) -> int | None:
    """Return the end of the father's name that Russian and Ukrainian set after a first name where somebody is addressed.

    >>> patronymic_after("Сергей Петрович, нет", 6), patronymic_after("Сергей Петров, нет", 6)
    (15, None)
    """
    found = _PATRONYMIC.match(text, end)
    return found.end() if found else None


def is_determined(text: str, start: int) -> bool:
    """Say whether an article stands before a place, or a word that says whose the thing there is.

    >>> is_determined("an old hand", 3), is_determined("say old hand", 4)
    (True, False)
    """
    before = _BEFORE.search(text, max(0, start - 20), start)
    return before is not None and before["word"].casefold() in _OF_SOMEBODY


def is_no_person(text: str, start: int, end: int) -> bool:
    """Say whether several words with capitals are the name of a thing or a part of it, whoever is called so too.

    A name goes on with what institutions are called, or in English has an article within a sentence.

    >>> text = "Human Rights Watch and the White Helmets are there."
    >>> is_no_person(text, 0, 12), is_no_person(text, 27, 40)
    (True, True)
    >>> is_no_person("I know Kim Lee well.", 7, 14)
    False
    """
    if _THE.search(text, max(0, start - 5), start) and _OF_A_THING.match(text, end):
        return True
    return _INSTITUTION.match(text, end) is not None


def unspaced_greeting(text: str, start: int, end: int) -> int | None:
    """Return where a phrase of greeting or agreement ends that begins in a word of a script without blanks.

    >>> unspaced_greeting("亲爱的王小明，", 0, 6)
    3
    """
    found = _UNSPACED_GREETING.match(text, start, end)
    return found.end() if found else None


def is_unspaced_address(text: str, end: int, *, greeted: bool) -> bool:
    """Say whether what follows a name in a script without blanks lets it be an address or attribution.

    >>> is_unspaced_address("王小明：", 3, greeted=False), is_unspaced_address("王小明的", 3, greeted=False)
    (True, False)
    """
    return bool(_UNSPACED_ADDRESS.match(text, end)) or (greeted and text[end : end + 1] in "的 ")


def is_told_unspaced(text: str, end: int) -> bool:
    """Say whether what follows a name in a script without blanks is said to who has it, or said to be theirs.

    >>> is_told_unspaced("李明，你错了", 2), is_told_unspaced("李明：不对", 2), is_told_unspaced("方法，不对", 2)
    (True, True, False)
    """
    return _TOLD_UNSPACED.match(text, end) is not None


def _next_of_name(text: str, end: int) -> int | None:
    """Return the end of a word with a capital that stands right after a name and may belong to it."""
    found = _NEXT.match(text, end)
    if not found:
        return None
    word = found["word"]
    # In a text in capitals, capitals tell nothing.
    return (
        found.end() if word[0].isupper() and not word.isupper() and word.casefold() not in OPENERS else None
    )
