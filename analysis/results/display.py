"""Charts that show themselves, under the name analyses know them by; they live in `commentariat.corpus.results`."""

from ...corpus.results.display import VEGA_LITE_MIME_TYPE, LayerChart, VConcatChart, smaller

__all__ = ["VEGA_LITE_MIME_TYPE", "LayerChart", "VConcatChart", "smaller"]
