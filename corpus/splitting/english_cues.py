# ruff: noqa: E501 - the cue patterns read better on long lines
"""The cues by which a reader's comment differs from a report's own paragraph, and how they show in English.

First-person words, exclamations and thanks are looked for outside quotation marks only, because a report quotes people
who talk like commenters. How the cues show in other languages stands in `cue_words`.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Cue(NamedTuple):
    """One cue and how to look for it.

    Attributes:
        name: its name in the model file.
        says: what to tell a person about it.
        pattern: what shows it.
        side: whom it speaks for, ``reader`` or ``report``; ``either`` when only the data can say.
        quoted: True when words inside quotation marks count too.
        counted: True for the logarithm of the count, False for present or absent.
    """

    name: str
    says: str
    pattern: re.Pattern[str]
    side: str = "reader"
    quoted: bool = False
    counted: bool = False


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


def _opening(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^\W{{0,3}}(?:{pattern})", re.IGNORECASE)


_PRAISE = (
    r"great|nice|good|excellent|awesome|lovely|brilliant|interesting|wonderful|fantastic|amazing|beautiful|superb|"
    r"fascinating|terrific|outstanding|fabulous|gorgeous|impressive|insightful|informative|helpful|useful|refreshing|"
    r"delicious|cool|fun|moving|thoughtful|balanced|thorough|honest|real|best|objective|perfect|stunning|inspiring"
)
_BLAME = (
    r"bad|poor|terrible|awful|horrible|biased|misleading|stupid|dumb|lousy|pathetic|ridiculous|one-sided|worst|silly|"
    r"dreadful|boring|useless|lame|shoddy|sloppy|disappointing"
)
_OUTLET_WORK = (
    r"articles?|posts?|pieces?|blogs?|sites?|websites?|reviews?|write[- ]?ups?|reports?|reporting|journalism|videos?|"
    r"channel|tutorials?|recipes?|podcasts?|analys[ie]s|coverage|read|story|stories|work|job|info|information|tips?|"
    r"list|interviews?|photos?|pics?|pictures?|maps?|news|headline|column|page|thread|summary|explanation|points?"
)

CUES: tuple[Cue, ...] = (
    Cue(
        "first_person",
        "first person (I, my)",
        re.compile(r"\b(?:I(?:['’]\w+)?|[Mm]y|[Mm]e|[Mm]yself|[Mm]ine)\b"),
        counted=True,
    ),
    Cue(
        "first_person_opens",
        "opens in the first person",
        re.compile(r"^\W{0,3}(?:I(?:['’]\w+)?|My|i(?:['’]\w+)?|my|im)\s"),
    ),
    Cue(
        "stance",
        "says what the writer thinks or feels",
        _words(
            r"I(?:['’]m| am)? (?:(?:also|just|really|totally|completely|still|do|would|must|can|only|always|actually|"
            r"personally|certainly|too|don['’]?t|doubt|can['’]?t) ){0,2}(?:think|guess|hope|wonder|bet|believe|doubt|love|"
            r"loved|hate|wish|agree|disagree|suspect|suppose|sure|afraid|glad|happy|sorry|surprised|enjoyed|like|liked|"
            r"find|found|say|prefer|remember|appreciate|imagine|feel|understand|see|know|want|need)|I['’]d (?:like|love|"
            r"rather|say|be)|im(?:h)?o|in my (?:humble )?opinion|if you ask me|my two cents|my (?:own )?experience|"
            r"(?:just )?a thought"
        ),
    ),
    Cue(
        "own_standing",
        "gives own standing (as a nurse, I live there)",
        re.compile(
            r"^\W{0,3}(?:As an? (?:\w+ ){1,4}?(?:I|my|myself)\b|As someone who|Speaking as|Being an? |Having )|"
            r"\bI (?:live|lived|work|worked|grew up|was there|used to|have been|['’]ve been|own|bought|tried|made|had the same)\b|"
            r"\b[Mm]y (?:husband|wife|mum|mom|dad|son|daughter|kids|friend|neighbou?r|boss|own|town|doctor)\b"
        ),
    ),
    Cue("exclamation", "exclamation mark", re.compile(r"!"), counted=True),
    Cue("heaped_marks", "heaped punctuation (!!, ??)", re.compile(r"[!?]{2,}|[!?] [!?]")),
    Cue("ellipsis", "ellipsis", re.compile(r"\.\.+|…|(?:\. ){3}"), counted=True),
    Cue(
        "emoticon",
        "emoticon or emoji",
        re.compile(
            r"(?<![\w:])(?:[:;=8][-o']?[)(DPp/\\|\]\[*]|:o\)|<3|\^_\^|xx+|xoxo?)(?!\w)|\*(?:sigh|sighs|grin|wink|shrug|facepalm)\*|"
            r"[\U0001F300-\U0001FAFF☺☹❤]"
        ),
    ),
    Cue(
        "addresses_commenter",
        "addresses another commenter",
        re.compile(
            r"^\W?@ ?\w|^#\d+\b|\b(?:previous|other|last|above|earlier) (?:comment|commenter|poster)s?\b|\bcomments? above\b|\bthe OP\b"
        ),
    ),
    Cue(
        "greeting",
        "opens with a greeting",
        _opening(r"(?:hi|hello|hey|greetings|dear (?:editor|author|sir)|good (?:morning|evening|day))\b"),
    ),
    Cue(
        "thanks",
        "thanks",
        _words(r"thank(?:s| you|u)|thankyou|thx|thnx|cheers|ty|kudos|congrats|congratulations"),
    ),
    Cue(
        "opens_with_thanks",
        "opens with thanks",
        _opening(r"(?:(?:many|great|so much|big) )?(?:thank(?:s| you)|thx|kudos|congrat\w+)\b"),
    ),
    Cue(
        "opens_with_praise",
        "opens with praise",
        _opening(
            rf"(?:(?:what an?|such an?|very|really|another|this is|these are|so|truly|absolutely|that is|always|a|one of the) ){{0,2}}(?:{_PRAISE}|loved?|enjoyed|well (?:said|done|written|put))\b"
        ),
    ),
    Cue(
        "praises_outlet",
        "praises the outlet",
        _words(
            rf"(?:{_PRAISE}|love|loved|enjoyed|thanks for|thank you for|keep up)[ ,]+(?:(?:this|the|your|these|that|real|and|good|of|to|"
            rf"see|read|watch|an?|\w+ly|posting|sharing|{_PRAISE}) ){{0,3}}(?:{_OUTLET_WORK})(?<!good news)(?<!great news)(?<!best news)(?<!real story)|well (?:said|written|done|put|researched|produced)|"
            r"keep (?:it up|up the|writing)|for sharing|for posting|for (?:this|the) (?:article|post|info|update|report)"
        ),
    ),
    Cue(
        "distrusts_outlet",
        "distrusts the outlet",
        _words(
            rf"(?:{_BLAME}) (?:{_OUTLET_WORK})|fake news|propaganda|(?:mainstream|lamestream) media|clickbait|biased|bias|have an agenda|has an agenda|"
            r"you people|do your (?:homework|research)|misleading|so-called journalis\w+|shame on"
        ),
    ),
    Cue(
        "addresses_writer",
        "speaks to or of the writer of the report",
        _words(
            rf"your (?:\w+ )?(?:{_OUTLET_WORK}|comment|opinion|book)|the (?:author|writer|reporter|blogger)|this (?:author|writer|reporter|guy|article|post|blog|recipe)|"
            r"you (?:forgot|missed|clearly|obviously|guys|mention(?:ed)?|say|said|wrote|posted|got|made your|nailed|are (?:right|wrong|so|absolutely))|"
            r"you['’]re (?:right|wrong|so|missing|welcome|kidding|joking)"
        ),
    ),
    Cue(
        "agreement",
        "agrees or disagrees",
        re.compile(
            r"^\W{0,3}(?:\+1|(?:totally |completely |i |strongly )?(?:agree|disagree)d?\b|exactly\b|spot on\b|so true\b|very true\b|true\b|"
            r"(?:absolutely|indeed|correct|wrong|right on|ditto|same here|me too|not (?:true|really|sure|so))\b)|\bI (?:\w+ )?(?:dis)?agree\b|\bcouldn['’]t agree\b|\bagree with\b",
            re.IGNORECASE,
        ),
    ),
    Cue(
        "interjection",
        "opens with an interjection",
        _opening(
            r"(?:oh|ah|aw+|wow|lol|ha(?:ha)*|yeah|yep|yup|yes(?= ?[,.!])|no(?= ?[,.!])|nope|nah|hmm+|ugh|um+|ouch|yikes|ok|okay|sorry|amen|bravo|gee|duh|"
            r"yay|yum|omg|wtf|meh|dude|man|seriously|honestly|frankly|sadly|rip|hooray|nice|cool|well|actually|personally|lmao|rofl|sheesh|geez|blah|bs|really)\b(?=[\s,.!?…]|$)"
        ),
    ),
    Cue(
        "conjunction_opens",
        "opens with a conjunction",
        _opening(r"(?:so|but|and|or|because|if|unless)\s"),
        side="either",
    ),
    Cue(
        "clipped_opening",
        "opens without a subject",
        _opening(
            r"(?:love|loved|hate|hope|hoping|wish|looks?|sounds?|seems?|can['’]?t|couldn['’]?t|don['’]?t|doesn['’]?t|didn['’]?t|won['’]?t|wouldn['’]?t|"
            r"isn['’]?t|aren['’]?t|have to|had to|got to|gotta|works?|glad|happy|sad|sure|reminds|been|never|just (?:saw|read|wanted|my|a|because|like|got|found|ordered|made|tried|curious)|maybe|guess|wonder|bet|made|tried|"
            r"bought|going to|would|could|should|might|must be|want|let['’]?s|let them|too (?:bad|little|late)|about time|good (?:luck|riddance|for|on)|"
            r"no (?:wonder|way|surprise|thanks|mention)|same (?:here|thing|old)|typical|ever|anyone|any (?:chance|idea|news|word)|another (?:great|good|nice|day)|wonderful to|only in)\s"
        ),
    ),
    Cue(
        "opinion_opening",
        "opens as an opinion (this is, the problem is)",
        _opening(
            r"(?:(?:this|that|it|what|these|those|here)(?:['’]?s| is| was| are| has| could| should| would| will| looks?| sounds?| seems?| makes?| made)\b|"
            r"there (?:is|are) (?:no|nothing|more|too|so|plenty)\b|the (?:problem|thing|real|only|sad|funny|best|worst|fact|truth|point|question|reason)\b|"
            r"(?:to|for) (?:me|those|all|the|be)\b|(?:he|she|they|we|you)(?:['’]\w+)?\s|why (?:do|does|is|are|not|would|should|can)|who (?:cares|is|are|knows)|how (?:can|is|do|about|many|come)|"
            r"when (?:will|are|is|you)|where (?:is|are|was|were|do))"
        ),
    ),
    Cue(
        "asks",
        "asks the writer or other readers",
        _words(
            r"any ?(?:one|body) (?:else|know|have|tried|who|got|remember)|can (?:you|anyone|someone|anybody)|could (?:you|anyone|someone)|do you (?:have|know|mean|think|guys)|did you|"
            r"are you|have you|please (?:post|advise|help|tell|stop|let me|email|cover|send)|how do (?:i|you)|where (?:can|do|did) (?:i|you)|what (?:about|are your)|is (?:there|it|this)|"
            r"what do you"
        ),
    ),
    Cue("lower_case_start", "starts in lower case", re.compile(r"^[\"'“‘(]?[a-zà-ÿ]+[\s,']"), quoted=True),
    Cue(
        "chat_spelling",
        "chat spelling (lol, u, dont)",
        re.compile(
            r"\b(?:i|u|ur|im|ive|ill|id|dont|cant|didnt|doesnt|wont|isnt|wasnt|thats|whats|theyre|youre|lets|lol|omg|wtf|gonna|wanna|gotta|b4|pls|plz|thx|btw|imo|imho|fyi|tbh|"
            r"rofl|lmao|haha+|yea|alot|should of|could of|would of|tho|cuz|coz|dunno|kinda|sorta|thru|ppl|govt|awsome|definately|loose to|ya|yall|y['’]all|"
            r"BTW|IMO|IMHO|FYI|LOL|OMG|WTF|LMAO|ROFL|TBH|OT|RIP|FWIW|AFAIK|BS|h/t)\b(?![./@]\w)"
        ),
    ),
    Cue(
        "shouting",
        "words in capitals",
        re.compile(
            r"(?<![A-Z] )\b(?:NOT|NEVER|ALL|NO|YES|YOU|WHY|STOP|EVERY|ALWAYS|VERY|REALLY|ONLY|MUST|LOVE|HATE|WAY|MORE|ANY|SO|IS|ARE|THE|AND|ONE|OUR|THEY|WHAT|WHO|THIS|THAT)\b"
        ),
        counted=True,
    ),
    Cue(
        "loose_spacing",
        "loose spacing or punctuation",
        re.compile(r"\s[,!?](?=\s|$)|[a-z],[a-z]|[a-z][.!?][A-Z][a-z]|[a-z]\s{2,}[a-z]|\bi "),
    ),
    Cue(
        "heated",
        "heated words",
        _words(
            r"disgrac\w+|shame|shameful|jokes?|rubbish|nonsense|ridiculous|pathetic|idiots?|idiotic|stupid\w*|clowns?|crooks?|liars?|lies|lying|sheeple|wake up|scam\w*|"
            r"corrupt\w*|morons?|hypocri\w+|unbelievable|disgust\w+|greed\w*|sick of|fed up|insane|crazy|dumb\w*|losers?|crap|bull(?:shit\w*|crap)|damn|hell|garbage|trash|thugs|"
            r"traitors?|brainwash\w+|fools?|foolish|evil|outrag\w+|ashamed|obviously|of course|apparently|frankly|wtf|ass(?:hole)?|suck\w*|screw\w*|waste of|what a"
        ),
    ),
    Cue(
        "sweeping",
        "sweeping words (everyone, nobody, always)",
        _words(
            r"every(?:one|body)|no ?body|no one|always|never|nothing|people|they all|all (?:of )?(?:them|you|the same)|as usual|anymore|these days|this country|tax ?payers?"
        ),
    ),
    Cue("writer_and_reader", "speaks as we or you", _words(r"we|us|our|you|your"), side="either"),
    Cue(
        "contraction",
        "contractions",
        re.compile(r"\w['’](?:s|t|re|ve|ll|d|m)\b"),
        counted=True,
        side="either",
    ),
    Cue("question", "question", re.compile(r"\?"), counted=True, side="either"),
    Cue(
        "vocative",
        "calls somebody by name",
        re.compile(
            r"^(?!(?:However|Still|Instead|Today|Yesterday|Sometimes|Perhaps|Maybe|Naturally|Clearly|First|Second|Third|Finally|Then|Now|Here|Again|Also|Well|Yes|So|But|And|Personally|Frankly|Later|Once|Suddenly)\b)"
            r"[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?\s?(?:,|-|–|\.\.\.)\s?(?:I|you|your|thanks|thank|great|why|what|how|do|did|that|this|no|yes|if|it['’]?s|nice|good|are|can)\b|"
            r"\b(?:post|article|piece|point|job|work|one|you|thanks|there|said|right|idea),? [A-Z][a-z]{2,}[.,!?]"
        ),
    ),
    Cue(
        "everyday_feeling",
        "everyday words of feeling (glad, awesome, can't wait)",
        _words(
            r"glad|happy|sad|hope|hopefully|wish|wonder|guess|loves?|loved|hates?|hated|awesome|definitely|totally|seriously|absolutely|crazy|stuff|etc|sounds like|looks like|makes me|"
            r"made me|can['’]?t wait|looking forward|enjoyed|funny|guys|folks|god|heck|yeah|wow|cute|yum|yummy|super|luckily|sadly|anyways?|somehow|honestly|imagine|kids|sorry|pretty|bit"
        ),
        counted=True,
    ),
    Cue(
        "spam",
        "advertises",
        _words(
            r"dot com|3w dot|cheap \w+ online|earn \$?\d+|work from home|make money|check out my|visit my (?:site|blog|website)"
        ),
        side="either",
    ),
    Cue(
        "corrects",
        "corrects the report",
        re.compile(
            r"\b(?:typos?|misspell\w*|mistake in|errors? in (?:the|your|this)|(?:is|are|was|were|must be|that['’]s|it['’]s|you['’]re|got (?:it|that)) (?:simply |just |all |completely |quite |factually |so |dead )?(?:wrong|incorrect|inaccurate|untrue|nonsense|false)|"
            r"not (?:quite |entirely |even )?(?:true|correct|accurate|the case)|(?:you|I think you|surely you) mean[,? ]|should (?:read|be spelled|say)|the correct \w+ is|wrong (?:picture|photo|link|date|name|one)|"
            r"(?:is|are|was) actually|actually[, ]+(?:the|it|that|he|she|they|there)|as (?:the (?:article|author|post|piece)|you) (?:says|claims?|suggests?|states?|implies))\b|\bsurely\?",
            re.IGNORECASE,
        ),
    ),
    Cue(
        "points_at_text",
        "points at the text itself",
        _words(
            r"(?:the|this|your|that) (?:article|post|piece|column|headline|caption|title|op-?ed|review|recipe|tutorial|editorial|video|clip|comments?|paragraph|link|graph|chart|quote)|"
            r"(?:first|second|third|fourth|last|final|next|opening) (?:paragraph|sentence|picture|photo|line)|(?:in|from) the (?:article|post|picture|photo|photograph|comments)|comments? section|"
            r"quoted here|no mention of|fails? to mention|failed to mention|(?:number|no\.|point|item|#) ?\d+ (?:is|was|made)|these comments|(?:reading|read) (?:this|these|it)|your (?:numbers|figures|argument|logic|premise|conclusion|point)"
        ),
    ),
    Cue(
        "aside",
        "an aside (by the way, just saying)",
        _words(
            r"by the way|just saying|mind you|no pun intended|full disclosure|to be (?:fair|honest|clear)|for what it['’]?s worth|in reply to|to the person|don['’]?t get me (?:wrong|started)|if (?:you ask me|i remember (?:correctly|right))|"
            r"as far as i know|not a (?:lawyer|doctor|fan)|or something|you know what|let that sink in|says it all|go figure|nuff said|enough said|end of story|period\.|simple as that|case closed|there,? i said it|need i say more|mark my words"
        ),
    ),
    Cue(
        "own_case",
        "tells of the same thing elsewhere",
        re.compile(
            r"\b(?:(?:here|back|over) in [A-Z]\w+|in (?:my|our) (?:town|city|country|village|house|area|state|case|family|school|street|office|day|experience|neighbou?rhood)|where (?:i|we) (?:live|come|work|grew)|"
            r"we (?:did|had|have|bought|got|went|used|tried|stayed|ate|moved|paid|made|saw|live|lived|love|loved|were|are)\b|ours? (?:is|are|was|were|had|has)|(?:same|this) (?:thing )?happen(?:ed|s)|the same (?:problem|thing|here|in|with|goes|is)|"
            r"happened to|a friend of (?:mine|ours)|friends? of mine|\d\d years (?:old|ago|on)|since (?:i|we) (?:was|were))",
            re.IGNORECASE,
        ),
    ),
    Cue(
        "asks_first",
        "opens with a question",
        re.compile(
            r"^\W{0,3}(?:so |but |and |hi,? |ok,? |um,? |wait,? )?(?:is|isn['’]t|are|aren['’]t|does|doesn['’]t|do|don['’]t|did|didn['’]t|has|have|can|can['’]t|could|would|will|won['’]t|was|were|what|where|when|how|why|who|whose|which|any|since when|really|seriously|and|so|am i)\b[^.!?]{0,110}\?",
            re.IGNORECASE,
        ),
    ),
    Cue(
        "orders",
        "opens with a demand",
        _opening(
            r"(?:please|stop|stay|keep|take|give|try|buy|save|sack|fire|lock|hang|vote|follow|look|go|get|put|leave|bring|call|wake|grow|remember|imagine|ask|tell|show|send|watch|wait|check|beware|ban|tax|boycott|add|use|read|think|name|lower|raise|end|pray|prayers?|thoughts|bless|welcome|sign)\s(?!more\b)"
        ),
    ),
    Cue(
        "proverb",
        "a proverb or a verdict",
        _words(
            r"you get what you pay for|follow the money|what goes around|reap what|no such thing as|good riddance|too little,? too late|about time|better late than never|no surprise|big surprise|what a surprise|time will tell|history repeats|(?:the )?tip of the iceberg|"
            r"money talks|karma|same old|nothing new|nothing (?:ever )?changes|never (?:learn|work)s?|(?:that|this|it) is (?:the (?:difference|problem|point|truth)|a (?:disgrace|joke|shame))|all about (?:the )?money|both sides|both parties|rest in peace|rip|god bless|long live|amen|"
            r"no (?:doubt|question) about it|hits? the nail|spot on|case in point|speaks? for itself|who(?:['’]s| is) (?:going to|gonna) pay|the rich|wake up|makes? (?:no|any) sense|doesn['’]?t make sense"
        ),
    ),
    Cue(
        "clipped_reply",
        "opens as a reply (yes, no, well)",
        _opening(
            r"(?:yes|no|yep|nope|nah|yeah|well|true|sure|sorry|hmm+|um|uh|ah|oh|ha|okay|ok|actually|personally|honestly|agreed|fair enough|maybe|not (?:sure|true|really|quite|only|bad|so|to mention|everyone|all)|so (?:what|true|much|sad|sorry|glad|happy|now|where|how|why|the|they|we|you|he|it|a)|still|just|and|but|or|because|except|unfortunately|sadly|luckily|interesting(?:ly)?|funny|strange|odd|weird)\b[, .!:…-]"
        ),
    ),
    Cue(
        "plans_to_try",
        "means to try it",
        _words(
            r"(?:i['’]?ll|i will|i['’]?m|going to|gonna|have to|want to|can['’]?t wait to|need to|must|might|should) (?:\w+ ){0,2}(?:try|give it|make (?:this|it|these)|check (?:it|this|them) out|read (?:it|this)|get (?:one|some|it)|be back|do this|look (?:it|this|for)|pass (?:it|this)|share (?:it|this)|buy|order|pin)|"
            r"(?:made|tried|ordered|bought|cooked|baked|finished|watched|saw|read) (?:this|these|it|one|mine|them)|bookmarked|pinned|sign me up|on my list|works? (?:fine|great|perfectly|like a charm|for me)"
        ),
    ),
    Cue(
        "greets_readers",
        "greets its readers",
        re.compile(
            r"\b(?:everyone|everybody|friends|readers|folks|all of you|ladies and gentlemen|fellow \w+)[!.]|^\W{0,3}(?:hello|hi|hey|dear|welcome|happy \w+)[, ]+(?:to )?(?:my |our |all |dear )?(?:\w+ )?(?:friends|readers|everyone|everybody|all|folks|again|back)\b",
            re.IGNORECASE,
        ),
        side="report",
    ),
    Cue(
        "invites",
        "invites its readers to do something",
        re.compile(
            r"\b(?:(?:try|do) it (?:yourself|for yourself|and)|treat yourself|give (?:us|me) a|drop (?:us|me|by)|tune in|come (?:and|along|join|see|visit)|feel free|don['’]t (?:hesitate|miss|worry|forget)|you['’](?:ll|ve) (?:love|earned|thank|find|never|need|be)|"
            r"if you(?:['’]d| would| want| are| have| need| like)[^.!?]{0,80}\b(?:us|me|here|below|online|visit|contact|email|call|ask|click|check|join)|for you\b|we(?:['’]re| are) (?:proud|pleased|delighted|happy|looking|thrilled|excited)|we (?:hope|look forward|apologi[sz]e|thank|would like|can['’]t wait|wish|ask|invite)|"
            r"(?:your|our) (?:inbox|team|staff|sponsors?|newsletter|shop|store|products?|customers|services?|guide|website|free)|free (?:guide|quote|shipping|trial)|for a chance|sponsored|affiliate|opinions are my own)\b",
            re.IGNORECASE,
        ),
        quoted=True,
        side="report",
    ),
    Cue(
        "reported_speech",
        "reported speech",
        _words(
            r"said|says|told|added|according to|announced|reported|reports|asked|warned|explained|wrote|stated|noted|declined to|spokes(?:man|woman|person)|insisted|argued|confirmed|"
            r"denied|tweeted|claimed|testified|recalled|acknowledged|described"
        ),
        quoted=True,
        counted=True,
        side="report",
    ),
    Cue("quote_opens", "opens with a quotation", re.compile(r"^[\"“‘«„]|^''"), quoted=True, side="report"),
    Cue(
        "date_or_time",
        "date or time",
        re.compile(
            r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)|\bMay \d|\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b"
        ),
        quoted=True,
        counted=True,
        side="report",
    ),
    Cue(
        "dateline",
        "dateline",
        re.compile(
            r"^[A-Z][A-Z .,'’-]{3,40}(?:,? [A-Z][a-z]+\.?)?(?: \([A-Za-z ]+\))? ?(?:—|–|--|-) ?|^\(?(?:Reuters|AP|AFP)\)"
        ),
        quoted=True,
        side="report",
    ),
    Cue(
        "money_or_measure",
        "money, shares or measures",
        re.compile(r"[$£€]\s?\d|\d ?(?:%|percent|per cent|million|billion|km|kg|mph|ft|cm|GB|MW)\b|\d%"),
        quoted=True,
        side="report",
    ),
    Cue("figure", "figures", re.compile(r"\d+"), quoted=True, counted=True, side="report"),
    Cue(
        "title_of_person",
        "titles and offices",
        re.compile(
            r"\b(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|Sgt|Sir|Lord|Lady|Prof)\.? [A-Z]|\b(?:President|Minister|Senator|Secretary|Professor|Judge|Justice|Chancellor|Director|Captain|Coach|Chief Executive) [A-Z]|, \d\d,"
        ),
        quoted=True,
        side="report",
    ),
    Cue(
        "outlet_service",
        "the outlet's own notice",
        _words(
            r"read more|follow (?:us|me|him|her|@?\w+ on)|click here|subscribe|sign up|contributed to (?:this|the)|(?:additional )?reporting by|first (?:published|appeared)|originally (?:published|appeared)|"
            r"editor['’]?s note|correction:|update[d]?:|copyright|all rights reserved|photograph(?:s|er)?:|about the author|is an? (?:\w+ ){0,3}(?:writer|reporter|journalist|editor|author|"
            r"columnist|correspondent|professor|contributor|fellow|novelist|blogger)|tell us|let (?:us|me) know|sound off|share (?:your|this|it)|in the comments|comments? (?:below|section)|leave (?:a|us a|your) (?:comment|review)|"
            r"email us|e-mail us|get in touch|contact us|call us|for more (?:information|details|on|about|news)|for the latest|for tickets|tickets|download|photo(?: credit)?:|image(?: courtesy|:)|"
            r"see also|related:|join (?:the|us)|have your say|in our next|next (?:week|time|lesson)|stay tuned|views expressed|newsletter|on (?:twitter|facebook|instagram)|disclosure|disclaimer|rating:|available (?:from|at|now)|"
            r"visit (?:our|the|www|http\S*)|send (?:us|your)|your (?:questions|letters|views|thoughts)|more to follow|listen (?:above|to the)|watch (?:the|below|this space)|full (?:review|report|story) here|here\.$"
        ),
        quoted=True,
        side="report",
    ),
    Cue(
        "sign_off",
        "takes leave of the readers",
        _words(
            r"thanks (?:again )?(?:to|for (?:reading|watching|listening|joining|following|stopping|all your))|thank you (?:for (?:reading|watching|listening|joining|your (?:support|patience)|subscribing)|to (?:everyone|everybody|all|our|the))|"
            r"that['’]?s (?:it|all) (?:for|from|folks|everyone)|until (?:next time|then|tomorrow)|see you (?:all |again )?(?:next|tomorrow|again|on|in|soon|there|then)|check (?:out|back)|be sure (?:to|you)|make sure (?:to|you)|don['’]t forget|"
            r"good luck and|we look forward|we['’]?d (?:love|like) to hear|let us hear|watch this space|stay safe|have (?:a (?:great|good|wonderful|happy|lovely)|fun)|happy [A-Z]?\w+(?:day|ing)s?!|"
            r"(?:to|please) comment|commenting|letting us know|your (?:ideas|tips|own|support|comments?)|you can (?:also )?(?:find|read|follow|download|watch|listen|buy|get|see)|will be back|i['’]ll be back|we['’]ll (?:be|have|keep|update|let)|"
            r"learn more|find out more|more (?:about|from|on this)|here are|here is|here['’]s (?:the|a|what|how|our|my)|support the|enjoy!"
        ),
        side="report",
    ),
    Cue(
        "report_register",
        "vocabulary of reports",
        _words(
            r"several|various|includ(?:e|es|ed|ing)|in addition|along with|previously|earlier|among|launch(?:ed|es)?|releas(?:ed|es)|offers?|offered|continues?|potential(?:ly)?|approximately|additional|officials?|"
            r"compan(?:y|ies)|percent|per cent|federal|national|international|largest|features?|allows?|provid(?:e|es|ed|ing)|according|within|between|against|toward|towards|third|second|five|six|seven|"
            r"university|management|polic(?:y|ies)|technology|current(?:ly)?|recent(?:ly)?|expected|following|members?|version|available|based|leading|program(?:me)?|systems?|area|region|set to|due to"
        ),
        quoted=True,
        counted=True,
        side="report",
    ),
    Cue(
        "list_item",
        "list item or heading number",
        re.compile(r"^\s*(?:[•*·▪–-]\s|\(?\d{1,3}[.):]\s|\*{1,3}\s|-\s[A-Z]|Step \d)"),
        quoted=True,
        side="report",
    ),
    Cue(
        "speaker_label",
        "speaker label of an interview",
        re.compile(r"^(?:Q|A|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, \d\d)?(?:, [\w ]{3,25})?): ?\S"),
        quoted=True,
        side="report",
    ),
    Cue(
        "narrative_past",
        "tells what happened",
        _words(
            r"was|were|had|has been|have been|became|took|began|went|came|made|held|led|won|lost|found|gave"
        ),
        counted=True,
        side="report",
    ),
    Cue(
        "news_connective",
        "connectives of reports",
        _words(
            r"meanwhile|however|although|despite|following|including|whose|which|whom|while|after|before|since|during|amid|earlier|later|previously|also"
        ),
        counted=True,
        side="report",
    ),
)
