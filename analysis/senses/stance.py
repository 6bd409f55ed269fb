"""Stance: boosters and hedges on the truth of what is said, told from manner, degree and plain use (Hyland 2005)."""

from __future__ import annotations

from ..tags import FINITE
from ..wordlist import words
from .registry import Match, sense, shape

# What is done or seen clearly, rather than clearly so.
_PERCEIVED = words("""
    visible audible legible readable distinguishable discernible recognisable recognizable identifiable labelled
    labeled marked defined identified written seen heard stated explained printed separated signposted shown
    displayed set laid delineated spelled spelt articulated expressed worded phrased indicated outlined
    presented communicated pronounced spoken posted distinguished demarcated lit signed mapped remembered
    recorded dressed decorated furnished cooked painted built
""")
_PERCEIVING = words("""
    see hear speak say state explain write define mark label show think remember read express articulate spell
    set indicate identify distinguish pronounce communicate listen feel understand recall recollect enunciate
    sing talk answer
""")
_CHECKING = words("""
    verify confirm corroborate substantiate authenticate check establish prove validate
""")
_NOT = frozenset({"not", "n't", "n’t", "never", "hardly", "scarcely"})
_UNACCUSED = frozenset({"of", "for"})


@sense
def not_manner(match: Match) -> bool:
    """Hold for an adverb on a clause or predicate, not on how a thing is done or seen ("clearly visible")."""
    token, before, after = match.head, match.before(), match.after()
    if token.pos_ not in {"ADV", "ADJ", "INTJ", "SCONJ", "X", "PROPN", "NOUN"} or _taken_back(match):
        return False
    if (
        before is not None
        and before.pos_ == "PRON"
        and match.head.pos_ == "ADV"
        and after is not None
        and after.pos_ in {"VERB", "AUX"}
        and after.lemma_.lower() not in _PERCEIVING - {"write", "think", "know"}
    ):
        return True
    if before is not None and before.lower_ in {
        "very",
        "quite",
        "more",
        "less",
        "so",
        "as",
        "how",
        "too",
        "most",
        "enough",
        "rather",
        "fairly",
        "perfectly",
    }:
        return False
    if after is not None and after.lower_ in {"enough", "as", "than"} and after.dep_ != "mark":
        return False
    if after is not None and (after.lower_ in _PERCEIVED or (after.lower_ in {"-"})):
        return False
    if match.first.is_sent_start or (
        after is not None and after.text == "," and (before is None or before.text == ",")
    ):
        return True
    head = token.head
    if (
        after is not None
        and after.pos_ in {"VERB", "AUX"}
        and after.lemma_.lower() in _PERCEIVING
        and after.tag_ not in {"VBN", "VBG"}
    ):
        return False
    if (
        head.pos_ == "VERB"
        and head.i < token.i
        and (head.lemma_.lower() in _PERCEIVING or head.lower_ in _PERCEIVED)
    ):
        return False
    if (
        before is not None
        and before.lower_ in {"and", "or"}
        and match.begin > 1
        and match.doc[match.begin - 2].pos_ == "ADV"
        and match.doc[match.begin - 2].lower_.endswith("ly")
    ):
        return False
    ends = after is None or after.is_punct or after.pos_ == "ADP"
    if (
        token.lower_ in _MOSTLY_MANNER
        and ends
        and before is not None
        and before.pos_ in {"NOUN", "PROPN", "PRON"}
    ):
        return False
    return not (
        head.pos_ == "VERB" and head.i < token.i and ends and not (before is not None and before.text == ",")
    )


def _taken_back(match: Match) -> bool:
    """``This is not obviously false``: right after a negation it is the certainty that is denied.

    A hedge is not: "he has not apparently left" still hedges that he has not.
    """
    before = match.before()
    return match.entry.label == "booster" and before is not None and before.lower_ in _NOT


# Behind its object such an adverb tells how ("mark the dose clearly on the label").
_MOSTLY_MANNER = frozenset({"clearly", "plainly"})
_WORDS = frozenset(
    {"word", "words", "adverb", "term", "phrase", "expression", "spelled", "spelt", "misspelled", "typed"}
)


@sense
def on_a_statement(match: Match) -> bool:
    """Hold for the word in use, not for the word spoken about ("the word undoubtedly appears twice") or compared."""
    before, after = match.before(), match.after()
    if (before is not None and before.lower_ in _WORDS) or _taken_back(match):
        return False
    return not (after is not None and after.lower_ in {"as", "than"} and after.dep_ != "mark")


@sense
def not_after_noun(match: Match) -> bool:
    """Hold for *of course* on its own, not in *change of course*, *matter of course*."""
    before = match.before()
    return (
        before is None
        or before.pos_ not in {"NOUN", "PROPN"}
        or before.lower_
        not in {
            "change",
            "changes",
            "matter",
            "correction",
            "end",
            "start",
            "half",
            "rest",
            "kind",
            "type",
            "sort",
            "choice",
            "length",
            "middle",
            "beginning",
            "shift",
            "reversal",
            "alteration",
            "cost",
            "duration",
            "adjustment",
            "lack",
        }
    )


@sense
def degree_is_not_meant(match: Match) -> bool:
    """Hold for *indeed* on a clause, not after an adjective ("very good indeed")."""
    before, after = match.before(), match.after()
    closing = after is None or after.is_punct
    return not (before is not None and before.pos_ in {"ADJ", "ADV"} and closing)


@sense
def nobody_has_it(match: Match) -> bool:
    """Hold for *no doubt* as stance, not as somebody's state of mind ("had no doubt about it")."""
    before, after = match.before(), match.after()
    possessed = before is not None and (
        before.lemma_.lower()
        in {"have", "leave", "express", "harbour", "harbor", "entertain", "feel", "cast"}
        or before.lower_ in {"with", "in", "have", "'d", "had"}
    )
    return not possessed and not (after is not None and after.lower_ in {"about", "as", "over"} and possessed)


@sense
def modifies_noun(match: Match) -> bool:
    """Hold for an adjective before its noun: "the alleged ringleader"."""
    after = match.after()
    token = match.head
    if token.dep_ in {"amod", "compound"} and token.head.i > token.i:
        return True
    if token.pos_ in {"VERB", "AUX"} and any(
        child.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for child in token.children
    ):
        return False
    return after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ"} and after.tag_ != "POS"


@sense
def suspects_nobody_in_law(match: Match) -> bool:
    """Hold for *suspected* before a noun, not for *suspected of* nor an illness under examination."""
    after = match.after()
    return (
        after is not None
        and after.lower_ not in _UNACCUSED
        and after.lower_ not in {"fracture", "concussion", "case", "cases", "hamstring"}
    )


@sense
def on_an_event(match: Match) -> bool:
    """Hold for the adverb *likely* or *probable* on what happened, not for "is likely to", "the likely winner"."""
    token, before, after = match.head, match.before(), match.after()
    if after is not None and after.lower_ in {"to", "as", "that"}:
        return False
    if (
        token.tag_ not in {"RB", "JJ"}
        or match.head.dep_ == "amod"
        or (
            before is not None
            and before.lower_ in {"more", "less", "as", "how", "so", "the", "a", "not", "un"}
        )
    ):
        return False
    return after is not None and (
        after.pos_ in {"VERB", "AUX"}
        or (after.dep_ == "neg" and token.pos_ == "ADV")
        or after.tag_ == "VBN"
        or after.lower_ in {"by", "from"}
        or after.pos_ == "DET"
    )


@sense
def negated(match: Match) -> bool:
    """Hold when the subject or the clause is negated: "Neither account could be independently verified"."""
    sentence = match.head.sent
    lead = match.doc[sentence.start : match.begin]
    return any(
        token.lower_
        in {"neither", "none", "no", "nothing", "never", "few", "nor", "hardly", "little", "scarcely"}
        for token in lead[-8:]
    )


@sense
def not_a_thing(match: Match) -> bool:
    """Hold for a check on a report, not on a ticket, booking or identity ("could not be verified by the doorman")."""
    return not any(
        token.lower_
        in {
            "ticket",
            "booking",
            "password",
            "identity",
            "reservation",
            "payment",
            "signature",
            "account-holder",
            "login",
        }
        for token in match.head.sent
    )


_ASSERTED = words("""
    lie lies violation violations breach attempt attempts forgery fake fraud propaganda bias case cases
    provocation aggression injustice crime insult falsehood nonsense fabrication double-standard hypocrisy abuse
    threat failure sign message evidence proof betrayal contempt contradiction mistake example reference warning
    setup set-up sham conspiracy
""")


@sense
def booster_noun(match: Match) -> bool:
    """Hold for *clear* and *obvious* before a noun that judges ("an obvious lie"), not one that is seen or chosen."""
    after = match.after()
    before = match.before()
    if before is not None and before.lower_ in {"no", "any", "not", "without"}:
        return False
    return after is not None and (after.lower_ in _ASSERTED or after.lemma_.lower() in _ASSERTED)


@sense
def not_adjective(match: Match) -> bool:
    """Hold for the adverb, not for the adjective before its noun ("a doubtless faith")."""
    before, after = match.before(), match.after()
    return not (
        before is not None and before.pos_ == "DET" and after is not None and after.pos_ in {"NOUN", "PROPN"}
    )


@sense
def no_standard_of_proof(match: Match) -> bool:
    """Hold unless the words name the standard of proof of a court."""
    return not any(
        token.lemma_.lower()
        in {
            "prove",
            "proof",
            "jury",
            "court",
            "convict",
            "guilt",
            "prosecution",
            "prosecutor",
            "standard",
            "establish",
            "verdict",
            "juror",
        }
        for token in match.head.sent
    )


@sense
def not_after_proving(match: Match) -> bool:
    """Hold for stance, not for proof that a verb speaks of ("never conclusively established")."""
    return not any(
        token.lemma_.lower()
        in _CHECKING | {"identify", "determine", "show", "demonstrate", "answer", "settle", "resolve", "link"}
        for token in match.head.sent
    )


@sense
def opens_a_clause(match: Match) -> bool:
    """Hold where a clause or a pause follows: "the truth is, the north is lost"."""
    doc, place = match.doc, match.stop
    sentence = match.head.sent
    if place >= len(doc):
        return False
    if doc[place - 1].lower_ == "that" or doc[place].lower_ in {"that", ","} or doc[place].text == ":":
        return True
    if doc[match.end - 1].lower_ in {"is", "remains"} and doc[place].pos_ not in {
        "PRON",
        "DET",
        "PROPN",
        "NOUN",
    }:
        return False
    lead = doc[match.begin : match.end]
    if any(
        token.i < match.begin and token.lower_ in {"whom", "who", "which"} and token.i > match.begin - 2
        for token in sentence
    ):
        return False
    rest = [token for token in doc[lead.end : sentence.end] if token.tag_ in FINITE]
    return bool(rest)


@sense
def opens_a_sentence(match: Match) -> bool:
    """Hold at the start of a sentence or clause, or set off by commas."""
    before, after = match.before(), match.after()
    starts = (
        before is None
        or match.first.is_sent_start is True
        or before.is_punct
        or before.is_space
        or before.lower_ in {"and", "but", "so"}
    )
    if after is not None and after.lower_ == "drug":
        return False
    return bool(starts) and not (after is not None and after.lower_ in {"and", "or", "of"})


@sense
def nobody_knows_it(match: Match) -> bool:
    """Hold for *for sure* as stance, not as what somebody knows or checks ("nobody knows for sure")."""
    before = match.before()
    knowing = {"know", "say", "tell", "check", "establish", "see", "determine", "find"}
    if match.first.lower_ == "to" and not (before is None or before.is_punct or match.first.is_sent_start):
        return False
    return not any(
        token.lemma_.lower() in knowing for token in match.doc[max(0, match.begin - 5) : match.begin]
    )


_MODALS = frozenset(
    {"can", "could", "ca", "cannot", "may", "might", "would", "should", "will", "shall", "must"}
)
_APPOINTED = words("""
    nominee candidate judge justice ambassador envoy secretary appointee director senate senator bishop
    archbishop chairman chief appointment nomination successor booking date ticket hotel venue squad transfer
""")
_UNREPORTED = words("""
    booking bookings date dates ticket tickets order reservation hotel appointment attendance identity password
    login membership subscription flight seat venue concert delivery payment bishop child baptism email e-mail
""")


@sense
def not_after_modal(match: Match) -> bool:
    """Hold for the adverb on a statement, not strengthening a modal ("could not possibly")."""
    near = match.doc[max(0, match.begin - 3) : match.begin]
    return not any(token.lower_ in _MODALS or token.tag_ == "MD" for token in near)


@sense
def likely_happened(match: Match) -> bool:
    """Hold for *most likely* as a sentence adverb, not before *to*, *than* or a noun."""
    before, after = match.before(), match.after()
    if after is None:
        return True
    if after.lower_ in {"to", "than", "that"} or (
        before is not None
        and before.lower_ in {"the", "a", "an", "s", "'s", "’s", "their", "his", "her", "its", "is", "are"}
        and (after.pos_ in {"NOUN", "PROPN", "ADJ"} or after.lower_ == "to")
    ):
        return False
    return not (before is not None and before.lower_ in {"the", "a", "an"})


@sense
def seems_a_report(match: Match) -> bool:
    """Hold for *it appears* with a clause or set off by commas, not for a thing that appears somewhere."""
    before, after = match.before(), match.after()
    if match.doc[match.end - 1].lower_ in {"that", "though", "if"}:
        return True
    if before is not None and before.text == "," and after is not None and after.is_punct:
        return True
    if after is None or after.is_punct:
        return match.first.lower_ == "so" or (before is not None and before.text == ",")
    if after.pos_ == "ADP" or after.lower_ in {"to", "like", "as"} or after.pos_ in {"ADJ", "ADV"}:
        return False
    rest = match.doc[match.stop : match.head.sent.end]
    subject = next(
        (token for token in rest if token.dep_ in {"nsubj", "nsubjpass"} and token.i - match.stop < 8), None
    )
    return subject is not None and any(token.tag_ in FINITE for token in rest)


@sense
def not_on_stage(match: Match) -> bool:
    """Hold for *appear* and *seem* with a report of what is or was, not negated to a person's view."""
    return match.head.pos_ in {"VERB", "AUX", "PART"} or match.first.pos_ in {"VERB", "AUX"}


@sense
def not_obliged(match: Match) -> bool:
    """Hold for *supposed* before a noun, not for *supposed to*."""
    after = match.after()
    return after is not None and after.lower_ != "to" and match.head.tag_ != "VBD"


@sense
def not_evident(match: Match) -> bool:
    """Hold for *apparent* of what only seems so, not for *no apparent reason* or *heir apparent*."""
    before, after = match.before(), match.after()
    if before is not None and before.lower_ in {
        "no",
        "any",
        "without",
        "heir",
        "heirs",
        "more",
        "most",
        "became",
        "become",
        "little",
    }:
        return False
    return after is not None and after.lower_ not in {"that", "to", "reason", "motive", "from"}


@sense
def is_unchecked(match: Match) -> bool:
    """Hold for the check of a report, figure or event, made or not, but not for a booking or a rite."""
    return not any(token.lemma_.lower() in _UNREPORTED for token in match.head.sent)


@sense
def not_appointed(match: Match) -> bool:
    """Hold for a report to be confirmed, not for a person to an office."""
    return not any(token.lemma_.lower() in _APPOINTED for token in match.head.sent)


@sense
def set_apart(match: Match) -> bool:
    """Hold between commas or at the start of a sentence."""
    before, after = match.before(), match.after()
    starts = before is None or match.first.is_sent_start is True or before.is_punct
    return bool(starts) and (
        after is None or after.is_punct or after.lower_ in {"the", "it", "this", "he", "she", "they"}
    )


def _without(match: Match, words: frozenset[str]) -> tuple[int, int]:
    end = match.end
    while end > match.start + 1 and match.doc[end - 1].lower_ in words:
        end -= 1
    return match.start, end


@shape
def without_that(match: Match) -> tuple[int, int] | None:
    """The match without a final *that*, *to*, *as though* or *as if*."""
    return _without(match, frozenset({"that", "to", "as", "though", "if"}))


@shape
def without_of(match: Match) -> tuple[int, int] | None:
    """The match without a final *of*."""
    return _without(match, frozenset({"of"}))


@shape
def without_whether(match: Match) -> tuple[int, int] | None:
    """The match without a final *whether* or *if*."""
    return _without(match, frozenset({"whether", "if"}))


@sense
def adjective_first(match: Match) -> bool:
    """Hold when the first word is an adjective, not a verb with an object ("established facts on the ground")."""
    return match.first.dep_ == "amod" or match.first.pos_ == "ADJ"


@sense
def identified_so(match: Match) -> bool:
    """Hold for *tentatively* of a finding, not of a gesture or a date."""
    found = {
        "identify",
        "trace",
        "attribute",
        "link",
        "date",
        "conclude",
        "blame",
        "confirm",
        "name",
        "match",
    }
    return match.head.head.lemma_.lower() in found


@sense
def not_possessed_proof(match: Match) -> bool:
    """Hold for the set phrase as a verdict, not for a file that a court or the police closed."""
    after = match.after()
    return after is None or after.is_punct or after.lower_ in {"of", "that"}


@shape
def without_for(match: Match) -> tuple[int, int] | None:
    """The match without a final *for*."""
    return _without(match, frozenset({"for"}))


@shape
def without_be(match: Match) -> tuple[int, int] | None:
    """The match without a final *be* or *have*."""
    return _without(match, frozenset({"be", "have"}))
