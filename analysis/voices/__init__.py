"""Voices: whose words stand in a text; quotations, attributions, and their sources."""

from .attribution import find_attributions
from .quotation import Quotation, find_quotations
from .voice import VoiceSpan, find_voices, voice_of

__all__ = ["Quotation", "VoiceSpan", "find_attributions", "find_quotations", "find_voices", "voice_of"]
