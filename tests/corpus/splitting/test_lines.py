"""What lines show in their text."""

from commentariat.corpus.splitting import load_model
from commentariat.corpus.splitting.cue_patterns import patterns_of
from commentariat.corpus.splitting.cues import CUE_NAMES, line_cues
from commentariat.corpus.splitting.lines import LineTable, discounted, show


def test_cues_that_the_report_uses_itself_count_less():
    chatty = [line_cues(line) for line in ("I was so happy!", "I cried!", "I went home.", "I love it!")]
    sober = [line_cues(line) for line in ("It rained.", "Trains were late.", "It is over.", "I love it!")]
    i = CUE_NAMES.index("first_person")
    assert 0 < discounted(chatty)[3][i] < discounted(sober)[3][i]


def test_lines_of_the_page_and_names_of_commenters_are_set_aside():
    model = load_model()
    lines = ["The bridge will close.", "5 people like this post.", "Kim said...", "2 Comments", "About time!"]
    found = show(lines, range(5), line=model.line, page=model.page, table=LineTable())
    assert found.at == [0, 4]
    assert found.page == [1, 3]
    assert found.scores[1] > found.scores[0]
    assert len(found.cues) == len(found.marks) == len(found.at)


def test_typing_marks_belong_to_their_line():
    model = load_model()
    lines = ["It’s late – very late.", "It's late -- very late..."]
    found = show(lines, range(2), line=model.line, page=model.page, table=LineTable())
    assert found.marks == [{"curly", "long_dash"}, {"straight", "double_hyphen", "dots"}]


def test_lines_of_another_language_are_looked_up_in_it():
    table, thanks = LineTable(), CUE_NAMES.index("thanks")
    table.read(["Danke dafür!"], patterns_of("de"))
    assert table.cues("Danke dafür!")[thanks] == 1.0
    assert LineTable().cues("Danke dafür!")[thanks] == 0.0
