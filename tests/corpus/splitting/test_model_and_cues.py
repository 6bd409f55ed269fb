"""The cues a line shows, and the model file that weighs them."""

import dataclasses
import json

import pytest

from commentariat.corpus.errors import InputError
from commentariat.corpus.splitting import load_model, split_trailing
from commentariat.corpus.splitting.cues import CUE_NAMES, CUE_SAYS, CUE_SIDES, line_cues
from commentariat.corpus.splitting.threshold import Threshold
from commentariat.corpus.splitting.training.train import write_model


def shown(line: str) -> set[str]:
    return {name for name, value in zip(CUE_NAMES, line_cues(line), strict=True) if value > 0}


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("I think so too.", "first_person"),
        ("Great article, keep it up", "praises_outlet"),
        ("@anna: not at all", "addresses_commenter"),
        ("this is wrong", "lower_case_start"),
        ("Thanks for the link.", "thanks"),
        ("Well... no.", "ellipsis"),
        ("Nice :-)", "emoticon"),
        ("“We won,” she said.", "reported_speech"),
        ("PARIS (AP) — The strike is over.", "dateline"),
        ("Follow us on Facebook for the latest news.", "outlet_service"),
        ("Thanks for reading, and see you next week.", "sign_off"),
        ("You mean 2013, surely?", "corrects"),
        ("The second paragraph has it the wrong way round.", "points_at_text"),
        ("Not a lawyer, mind you.", "aside"),
        ("The same thing happened to us.", "own_case"),
        ("Is there a bus on Sundays?", "asks_first"),
        ("Save yourself the money and walk.", "orders"),
        ("You get what you pay for.", "proverb"),
        ("Yes, but who was there?", "clipped_reply"),
        ("Will try this with salmon; I made it on Sunday and it works great.", "plans_to_try"),
        ("Happy Thursday, everyone! The kiln is hot.", "greets_readers"),
        ("If you have pictures, send them to us.", "invites"),
    ],
)
def test_cues_are_seen(line, cue):
    assert cue in shown(line)


@pytest.mark.parametrize(
    "quoted", ["“I love it! Thanks!” she said.", '"I love it! Thanks!" she said.', "“I love it! Thanks!"]
)
def test_quoted_words_are_not_the_writers(quoted):
    assert not shown(quoted) & {"first_person", "exclamation", "thanks", "stance"}


def test_bullets_and_bulletins_are_not_heated():
    assert "heated" not in shown("Two bullets were found, the bulletin said.")
    assert "heated" in shown("That is bullshit and you know it.")


@pytest.mark.parametrize("address", ["http://example.org/1098/", "www.example.org"])
def test_an_address_that_is_typed_out_may_be_anybodys(address):
    assert "outlet_service" not in shown(f"I see no credit to the strip ({address}) that the chart is from.")
    assert "outlet_service" in shown(f"For tickets, visit {address}.")


def test_the_shipped_weights_keep_the_side_of_their_cue():
    model = load_model()
    for name, weight in zip(CUE_NAMES, model.line.weights, strict=True):
        assert CUE_SIDES[name] == "either" or weight * (1 if CUE_SIDES[name] == "reader" else -1) >= 0
        assert CUE_SAYS[name]
    assert "CC BY" in model.data


def test_thresholds_decide_the_outcome():
    text = "The bridge will close on Monday, they said.\nThe work will cost £2m.\nThanks, great article! I agree..."
    model = load_model()
    eager, shy, deaf = (
        dataclasses.replace(model, split=Threshold(split, 0.0), ask=Threshold(ask, 0.0))
        for split, ask in ((-99.0, -99.0), (99.0, -99.0), (99.0, 99.0))
    )
    assert [split_trailing(text, model=m).outcome for m in (eager, shy, deaf)] == ["split", "ask", "none"]


def test_a_model_file_holds_the_whole_model_and_stays_small(tmp_path):
    model, path = load_model(), tmp_path / "model.json"
    write_model(model, path)
    assert load_model(path) == model
    assert path.stat().st_size < 600_000


def test_a_model_trained_again_is_read_again(tmp_path):
    path = tmp_path / "model.json"
    for name in ("first", "second"):
        write_model(dataclasses.replace(load_model(), name=name), path)
        assert load_model(path).name == name


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"format": 99}', '{"format": 5, "line": {}, "place": {}, "detect": {}}']
)
def test_a_broken_model_file_is_named(tmp_path, content):
    path = tmp_path / "model.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"model\.json"):
        load_model(path)


def test_a_model_for_other_cues_is_refused(tmp_path):
    path = tmp_path / "model.json"
    part = {"weights": {"charm": 1.0}, "intercept": 0.0}
    parts = {
        "line": part,
        "place": part,
        "detect": part,
        "page": {"shapes": {}, "context": {}},
        "runs": {"report": {}, "readers": {}},
    }
    path.write_text(json.dumps({"format": 5, **parts}), encoding="utf-8")
    with pytest.raises(InputError, match="other cues"):
        load_model(path)


def test_a_model_with_what_is_no_number_is_refused(tmp_path):
    content = load_model().to_content()
    content["place"]["weights"]["step"] = float("nan")
    path = tmp_path / "m.json"
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(InputError, match="it holds NaN"):
        load_model(path)
