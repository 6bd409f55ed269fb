"""What full names look like in Chinese, Japanese and Korean, which set no blanks within them.

Readers call themselves by words as well, and those stand in many sentences. A full name begins with a surname, so that
only the most frequent ones are taken for such.
"""

from __future__ import annotations

import re

from ..text.canonical import HANGUL

_HAN = r"\u3005\u3400-\u4dbf\u4e00-\u9fff"
_KANA = r"\u3041-\u3096\u30a1-\u30fa\u30fc"
_CHINESE = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高梁郑鄭谢謝宋唐许許邓鄧韩韓冯馮曹彭曾萧蕭肖田董袁潘于蒋蔣"
    "蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘鍾谭譚陆陸汪范石廖贾賈夏韦韋付方邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀"
    "顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔汤湯"
)
_CHINESE_OF_TWO = "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|皇甫|尉迟|尉遲|公孙|公孫|慕容|令狐"
_JAPANESE = (
    "佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|斉藤|清水|山崎|池田|橋本|阿部|石川"
    "|山下|中島|石井|小川|前田|岡田|長谷川|藤田|後藤|近藤|村上|遠藤|青木|坂本|福田|太田|西村|藤井|金子|岡本|藤原|三浦|中野|中川|原田|松田"
    "|竹内|小野|田村|中山|和田|石田|森田|上田|内田|柴田|酒井|宮崎|横山|高木|安藤|宮本|大野|小島|谷口|今井|工藤|高田|増田|丸山|杉山|村田"
    "|大塚|新井|藤本|小山|平野|河野|上野|野口|武田|松井|千葉|菅原|岩崎|木下|久保|佐野|野村|松尾|市川|菊地|杉本|古川|大西|島田|水野|桜井"
)
_KOREAN = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민"
    "진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥"
)
_KOREAN_OF_TWO = "남궁|황보|선우|제갈|사공|독고"
_FULL_NAME = re.compile(
    rf"(?:[{_CHINESE}]|{_CHINESE_OF_TWO})[{_HAN}]{{1,2}}|(?:{_JAPANESE})[{_HAN}{_KANA}]{{1,4}}"
    rf"|[{_KOREAN}][{HANGUL}]{{2}}|(?:{_KOREAN_OF_TWO})[{HANGUL}]{{1,2}}"
)
_FIRST = frozenset(_CHINESE + _CHINESE_OF_TWO + _JAPANESE + _KOREAN + _KOREAN_OF_TWO) - {"|"}
SHORTEST_ANYWHERE, LONGEST_FULL_NAME = 3, 7
"""Letters of a full name that is looked for within a run of them; one of two is a part of other words too often."""
_IS_HANGUL = re.compile(f"[{HANGUL}]")
_AFTER_KOREAN = re.compile(
    rf"(?![{HANGUL}])|(?:은|는|이|가|을|를|와|과|의|도|만|아|야|로|님|씨|랑|에게|한테|께|께서|처럼|보다|까지|부터|이라|이라고|라고|이랑|이나|님은"
    rf"|님이|님의|님을|님께|씨는|씨가|씨의|씨를|씨도|님도)(?![{HANGUL}])"
)
"""Particles and what is polite, which Korean sets after a name."""


def is_full_name(word: str) -> bool:
    """Say whether a word is a surname and a given name.

    >>> [is_full_name(word) for word in ("张伟强", "李明", "山田花子", "김철수", "老百姓", "自由")]
    [True, True, True, True, False, False]
    """
    return _FULL_NAME.fullmatch(word) is not None


def may_begin(letter: str) -> bool:
    """Say whether a full name can begin with a letter."""
    return letter in _FIRST


def ends_at(text: str, start: int, end: int, *, word: int) -> bool:
    """Say whether a full name in a text can end there; one in Korean begins a `word`, and a particle may follow.

    >>> ends_at("김철수의", 0, 3, word=0), ends_at("김철수산", 0, 3, word=0)
    (True, False)
    >>> ends_at("我说王小明", 2, 5, word=0)
    True
    """
    if not _IS_HANGUL.match(text, start):
        return True
    return start == word and _AFTER_KOREAN.match(text, end) is not None
