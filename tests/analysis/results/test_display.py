"""Charts show themselves offline: live where Vega-Lite 5 is drawn, as a small picture elsewhere."""

from __future__ import annotations

from typing import Any

import altair as alt
import pytest

from commentariat.analysis.results.naming import naming
from commentariat.analysis.results.summaries import frames, loaded_language, sentiment
from commentariat.corpus.results.display import VEGA_LITE_MIME_TYPE, smaller

SUMMARIES = (naming, loaded_language, sentiment, frames)


@pytest.mark.parametrize("summary", SUMMARIES)
def test_a_chart_brings_its_data_and_a_picture_and_no_html(summary: Any, seed_corpus: Any) -> None:
    bundle, metadata = summary(seed_corpus).plot()._repr_mimebundle_()
    assert set(bundle) == {VEGA_LITE_MIME_TYPE, "image/png", "text/plain"}
    assert all(bundle[VEGA_LITE_MIME_TYPE]["datasets"].values())
    assert bundle[VEGA_LITE_MIME_TYPE]["$schema"].endswith("/v5.json")
    assert metadata["image/png"]["width"] > 100


@pytest.mark.parametrize("summary", SUMMARIES)
def test_a_chart_stays_offline_when_it_is_changed(summary: Any, seed_corpus: Any) -> None:
    bundle, _ = summary(seed_corpus).plot().properties(title="Mine")._repr_mimebundle_()
    assert bundle[VEGA_LITE_MIME_TYPE]["title"] == "Mine"


def test_a_renderer_that_the_user_enabled_goes_first(seed_corpus: Any) -> None:
    chart = naming(seed_corpus).plot()
    with alt.renderers.enable("svg"):
        assert set(chart._repr_mimebundle_()) == {"image/svg+xml"}


def test_charts_of_others_are_left_alone(seed_corpus: Any) -> None:
    naming(seed_corpus).plot()
    assert alt.renderers.active == "default"


def test_a_smaller_picture_is_the_same_picture(seed_corpus: Any) -> None:
    import io

    import vl_convert
    from PIL import Image

    spec = loaded_language(seed_corpus).plot().to_dict()
    png = vl_convert.vegalite_to_png(spec)
    less = smaller(png)
    assert len(less) < len(png) / 2
    before, after = Image.open(io.BytesIO(png)), Image.open(io.BytesIO(less))
    assert (before.size, before.mode, before.tobytes()) == (after.size, after.mode, after.tobytes())
