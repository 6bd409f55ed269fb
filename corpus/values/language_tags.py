"""Language tags as sources give them: BCP 47 (RFC 5646) tags of known languages, and names of languages.

What a cell for the language holds is published, so that nothing else may pass: a table with shifted columns has the
names of its authors there.
"""

from __future__ import annotations

import re

# The two-letter codes of ISO 639-1, and of three letters those of CLDR 47, of ISO 639-2 for the languages that have a
# code of two, and of the detector.
_PRIMARY = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io
    is it iu iw ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn
    mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se
    sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi
    vo wa wo xh yi yo za zh zu
    ace ach ada ady aeb afh afr agq ain akk akz alb ale aln alt amh ang ann anp ara arc arm arn aro arp arq
    ars arw ary arz asa ase ast atj avk awa aze bal ban baq bar bas bax bbc bbj bcl bej bel bem ben bew bez
    bfd bfq bgc bgn bho bik bin bjn bkm bla blo blt bos bpy bqi bra brh brx bss bua bug bul bum bur byn byv
    cad car cat cay cch ccp ceb ces cgg chb chg chi chk chm chn cho chp chr chy cic ckb clc cmn cop cps crg
    crh crj crk crl crm crr crs csb csw cym cze dak dan dar dav del den deu dgr din dje doi dsb dtp dua dum
    dut dyo dyu dzg ebu efi egl egy eka ell elx eng enm epo est esu eus ewo ext fan fas fat fil fin fit fon
    fra frc fre frm fro frp frr frs fur fuv gaa gag gan gay gba gbz gcf gcr geo ger gez gil gle glg glk gmh
    goh gom gon gor got grb grc gre gsw guc gug guj gur guw guz gwi hai hak hau haw hax hbo heb hif hil hin
    hit hmn hnj hrv hsb hsn hun hup hur hye iba ibb ibo ice ikt ilo ind inh isl ita izh jam jbo jgo jmc jpn
    jpr jrb jut kaa kab kac kaj kam kan kat kaw kaz kbd kbl kcg kde kea ken kfo kgp kha khm kho khq khw kik
    kir kiu kkj kln kmb koi kok kor kos kpe krc kri krj krl kru ksb ksf ksh kum kur kut kwk kxv lad lag lah
    lam lao lat lav lez lfn lij lil lit liv lkt lmo lol lou loz lrc lsm ltg ltz lua lui lun luo lus luy lzh
    lzz mac mad maf mag mai mak mal man mar mas may mde mdf mdr men mer mfe mga mgh mgo mic min mkd mlt mnc
    mni moe moh mon mos mrj msa mua mus mwl mwr mwv mya mye myv mzn nan nap naq nds nep new nia niu njo nld
    nmg nnh nno nob nog non nor nov nqo nso nus nwc nym nyn nyo nzi ojb ojc ojs ojw oka osa ota pag pal pam
    pan pap pau pcd pcm pdc pdt peo per pfl phn pis pms pnt pol pon por pqm prg pro prs pus quc qug raj rap
    rar rgn rhg rif rof rom ron rtm rue rug rum rup rus rwk sad sah sam saq sas sat saz sba sbp scn sco sdc
    sdh see seh sei sel ses sga sgs shi shn shu sid sin slh sli slk slo slv sly sma smj smn sms snk sog som
    spa sqi srn srp srr ssy stq str suk sus sux swa swb swe syc syr szl tam tce tcy tel tem teo ter tet tgk
    tgx tha tht tig tiv tkl tkr tlh tli tly tmh tog tok tpi tru trv trw tsd tsi ttm ttt tuk tum tur tvl twq
    tyv tzm udm uga uig ukr umb urd uzb uzs vai vec vep vie vls vmf vmw vot vro vun wae wal war was wbp wel
    wuu xal xmf xnr xog yao yap yav ybb yid yor yrl yue zap zbl zea zen zgh zho zul zun zza
    """.split()  # noqa: SIM905
)
_NAMES = {
    "en": "english, english language, anglais, englisch, inglés, inglese, inglês, engels, английский, 英语, 英語",
    "de": "german, deutsch, allemand, alemán, tedesco, alemão, duits, немецкий",
    "fr": "french, français, francais, französisch, francés, francese, francês, frans, французский",
    "es": "spanish, español, castellano, castilian, spanisch, espagnol, spagnolo, espanhol",
    "it": "italian, italiano, italienisch, italien",
    "pt": "portuguese, português, brazilian portuguese, portugiesisch, portugais, portugués, portoghese",
    "nl": "dutch, nederlands, flemish, niederländisch, néerlandais",
    "da": "danish, dansk",
    "sv": "swedish, svenska",
    "no": "norwegian, norsk",
    "nb": "norwegian bokmål, norsk bokmål, bokmål",
    "nn": "norwegian nynorsk, norsk nynorsk, nynorsk",
    "fi": "finnish, suomi",
    "is": "icelandic, íslenska",
    "pl": "polish, polski, polnisch, polonais",
    "cs": "czech, čeština, česky",
    "sk": "slovak, slovenčina",
    "hu": "hungarian, magyar",
    "ro": "romanian, română, moldovan",
    "bg": "bulgarian, български",
    "sr": "serbian, српски, srpski",
    "hr": "croatian, hrvatski",
    "bs": "bosnian, bosanski",
    "sl": "slovenian, slovene, slovenščina",
    "mk": "macedonian, македонски",
    "sq": "albanian, shqip",
    "el": "greek, ελληνικά",
    "tr": "turkish, türkçe, türkisch, turc, turco",
    "ru": "russian, русский, russisch, russe, ruso, russo",
    "uk": "ukrainian, українська",
    "be": "belarusian, беларуская",
    "lt": "lithuanian, lietuvių",
    "lv": "latvian, latviešu",
    "et": "estonian, eesti",
    "ar": "arabic, العربية, عربي, arabisch, arabe, árabe, arabo, арабский",
    "fa": "persian, farsi, فارسی, persisch, persan",
    "he": "hebrew, עברית, hebräisch",
    "ur": "urdu, اردو",
    "ps": "pashto, پښتو",
    "ku": "kurdish, kurdî, kurmanji, kurmancî",
    "ckb": "sorani, central kurdish",
    "hy": "armenian, հայերեն",
    "ka": "georgian, ქართული",
    "az": "azerbaijani, azeri, azərbaycan, azərbaycanca",
    "kk": "kazakh, қазақ тілі",
    "uz": "uzbek, oʻzbek, o‘zbek",
    "ky": "kyrgyz, кыргызча",
    "tg": "tajik, тоҷикӣ",
    "tk": "turkmen",
    "mn": "mongolian, монгол",
    "zh": "chinese, mandarin, 中文, 汉语, 漢語, chinesisch, chinois",
    "yue": "cantonese, 粵語, 粤语",
    "ja": "japanese, 日本語, japanisch, japonais",
    "ko": "korean, 한국어",
    "vi": "vietnamese, tiếng việt",
    "th": "thai, ไทย",
    "id": "indonesian, bahasa indonesia",
    "ms": "malay, bahasa melayu",
    "tl": "tagalog",
    "fil": "filipino",
    "hi": "hindi, हिन्दी",
    "bn": "bengali, bangla, বাংলা",
    "pa": "punjabi, panjabi, ਪੰਜਾਬੀ",
    "gu": "gujarati, ગુજરાતી",
    "mr": "marathi, मराठी",
    "ta": "tamil, தமிழ்",
    "te": "telugu, తెలుగు",
    "kn": "kannada, ಕನ್ನಡ",
    "ml": "malayalam, മലയാളം",
    "si": "sinhala, sinhalese, සිංහල",
    "ne": "nepali, नेपाली",
    "my": "burmese, မြန်မာ",
    "km": "khmer, ខ្មែរ",
    "lo": "lao, ລາວ",
    "sw": "swahili, kiswahili",
    "am": "amharic, አማርኛ",
    "so": "somali, soomaali",
    "ha": "hausa",
    "yo": "yoruba",
    "ig": "igbo",
    "zu": "zulu, isizulu",
    "af": "afrikaans",
    "ca": "catalan, català",
    "gl": "galician, galego",
    "eu": "basque, euskara",
    "ga": "irish, gaeilge",
    "cy": "welsh, cymraeg",
    "mt": "maltese, malti",
    "lb": "luxembourgish, lëtzebuergesch",
    "eo": "esperanto",
    "la": "latin",
    "yi": "yiddish, ייִדיש",
    "ug": "uyghur, uighur, ئۇيغۇرچە",
}  # fmt: skip
_TAG_OF = {name: tag for tag, names in _NAMES.items() for name in names.split(", ")}
_TAG = re.compile(
    r"(?P<kept>(?P<primary>[a-z]{2,3})(?:-[a-z]{3}(?![a-z]))?(?:-[a-z]{4}(?![a-z\d]))?(?:-(?:[a-z]{2}|\d{3})(?![a-z\d]))?"
    # Of the registered variants those that begin with a digit, and the few that are in use.
    r"(?:-(?:\d[a-z\d]{3}|valencia|scouse|oxendict|ekavsk|ijekavsk|tarask|arevela|arevmda|pinyin|polyton)(?![a-z\d]))*)"
    # Extensions, private use, and the encoding of a POSIX locale say nothing of the language.
    r"(?:(?:-[a-z\d](?:-[a-z\d]{1,8})+)*|\.[a-z\d-]{1,12})",
    re.IGNORECASE,
)


def language_tag(said: str) -> str | None:
    """Return the BCP 47 tag that a source means by its language, in its usual case; None for what is no language.

    >>> language_tag("de_AT"), language_tag("zh-Hant-TW"), language_tag("English"), language_tag("en_US.UTF-8")
    ('de-AT', 'zh-Hant-TW', 'en', 'en-US')
    >>> language_tag("EN"), language_tag("en-us")
    ('en', 'en-US')
    >>> language_tag("Ann Lee"), language_tag("el-Sayed"), language_tag("xx")
    (None, None, None)
    """
    plain = " ".join(said.split())
    match = _TAG.fullmatch(plain.replace("_", "-"))
    if match and match["primary"].lower() in _PRIMARY:
        return cased(match["kept"])
    return _TAG_OF.get(plain.casefold())


def cased(tag: str) -> str:
    """Return a BCP 47 tag in the case that RFC 5646 (2.1.1) recommends; case means nothing in tags.

    >>> cased("EN-gb"), cased("ZH-HANT-tw"), cased("de-de-1996")
    ('en-GB', 'zh-Hant-TW', 'de-DE-1996')
    """
    primary, *rest = tag.lower().split("-")
    return "-".join(
        (
            primary,
            *(
                part.upper() if len(part) == 2 else part.title() if _SCRIPT.fullmatch(part) else part
                for part in rest
            ),
        )
    )


_SCRIPT = re.compile("[a-z]{4}")


def primary_subtag(tag: str | None) -> str:
    """Return the language of a tag alone, without script, region and variants; "" for no tag.

    >>> primary_subtag("de-AT"), primary_subtag("EN_us"), primary_subtag(None)
    ('de', 'en', '')
    """
    return (tag or "").replace("_", "-").partition("-")[0].lower()
