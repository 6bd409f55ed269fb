"""The language pipeline: which model parses, and how texts are sent through it."""

from .parsing import parse
from .pipeline import EXTRA_INFIXES, MODELS, load_pipeline

__all__ = ["EXTRA_INFIXES", "MODELS", "load_pipeline", "parse"]
