"""Only tags of known languages and names of languages pass; a name of a person never does."""

from __future__ import annotations

import pytest

from commentariat.corpus.values.language_tags import language_tag, primary_subtag


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("en", "en"), ("pt-BR", "pt-BR"), ("de_AT", "de-AT"), ("zh-Hant-TW", "zh-Hant-TW"), ("es-419", "es-419"),
        ("EN", "en"), ("en-us", "en-US"), ("zh-hant-tw", "zh-Hant-TW"), ("SR-LATN-RS", "sr-Latn-RS"),
        ("CA-es-VALENCIA", "ca-ES-valencia"),
        ("ckb", "ckb"), ("eng", "eng"), ("de-DE-1996", "de-DE-1996"), ("en_US.UTF-8", "en-US"), ("sr-Latn", "sr-Latn"),
        ("English", "en"), (" deutsch ", "de"), ("РУССКИЙ", "ru"), ("العربية", "ar"), ("日本語", "ja"),
    ],
)  # fmt: skip
def test_tags_and_names_of_languages_give_tags(said: str, tag: str) -> None:
    assert language_tag(said) == tag


@pytest.mark.parametrize(
    "said",
    ["Perpetua Glynde", "Perpetua", "en-Perpetua", "el-Sayed", "xx", "", "de-", "en/Al", "al@mail.example"],
)
def test_what_is_no_language_gives_none(said: str) -> None:
    assert language_tag(said) is None


@pytest.mark.parametrize("tag", ["de", "DE", "de-AT", "de_AT", "De-Latn-DE"])
def test_the_language_alone_is_the_same_however_its_tag_is_written(tag: str) -> None:
    assert primary_subtag(tag) == "de"


def test_what_says_nothing_of_the_language_is_left_out() -> None:
    assert language_tag("en-GB-x-perpetua") == "en-GB"
    assert language_tag("ar-u-nu-latn") == "ar"
