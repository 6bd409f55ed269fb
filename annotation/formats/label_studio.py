"""Label Studio JSON without a server: ``tasks.json`` for the import page, with the ``config.xml`` that it needs.

One task a document, with an annotation for each person and a prediction for each of the machine's annotators. Offsets
of a ``<Text>`` are code points. Voice is a choice of each span; what has no control stands as JSON in its note. To
work with a server, and with a report beside its comments, use `push` and `pull` instead.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from ...corpus.corpus import Document
from ...corpus.scheme import VOICES
from ...corpus.standoff.claims import MACHINES, Claim
from .base import Loss, Reading, by_document, misquoted
from .fields import aspects, make_claim
from .files import files_in, read_json, write_text

TEXT = "text"
OURS = (TEXT, "document_id")
"""What the data of each task hold."""
_CHOICE = "_document"
"""The ending of the control for a layer's labels of whole documents."""


class LabelStudio:
    """Label Studio's own JSON, to be imported and exported on its pages."""

    name = "label-studio"
    title = "Label Studio JSON, without a server"

    def write(self, documents: Sequence[Document], claims: Sequence[Claim], folder: Path) -> Loss:
        """Write ``tasks.json`` and ``config.xml``."""
        loss = Loss(format=self.name, claims=len(claims))
        own = by_document(claims)
        tasks = [_task(document, own.get(document.document_id, ())) for document in documents]
        write_text(folder / "tasks.json", json.dumps(tasks, ensure_ascii=False, indent=1) + "\n")
        write_text(folder / "config.xml", config(claims))
        return loss

    def read(self, path: Path, *, annotator: str | None = None) -> Reading:
        """Read the JSON export of a project that was made with ``config.xml``."""
        reading = Reading()
        for file in files_in(path, "*.json", what="Label Studio export"):
            tasks = read_json(file)
            for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks], start=1):
                where = f"{file.name}, task {number}"
                data = task.get("data") if isinstance(task, Mapping) else None
                if not isinstance(data, Mapping) or not all(isinstance(data.get(key), str) for key in OURS):
                    reading.problems.append(
                        f"{where} is not of a project made with export --to label-studio: its data have no "
                        f"{' and '.join(OURS)}. Of a project that push made, bring the work back with pull."
                    )
                    continue
                _read(task, data, reading, annotator=annotator, where=where)
        return reading


def config(claims: Iterable[Claim]) -> str:
    """Return the labelling config that shows the layers, labels and voices of claims."""
    spans: dict[str, set[str]] = defaultdict(set)
    whole: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        (whole if claim.start is None else spans)[claim.layer].add(claim.label)
    lines = ["<View>", "  <Style>.lsf-htx-richtext{white-space:pre-wrap}</Style>"]
    for layer, labels in sorted(spans.items()):
        lines.append(f'  <Labels name="{escape(layer)}" toName="{TEXT}">')
        lines += [f'    <Label value="{escape(label)}"/>' for label in sorted(labels)]
        lines.append("  </Labels>")
    lines.append(f'  <Text name="{TEXT}" value="$text" granularity="symbol"/>')
    lines.append(f'  <Choices name="voice" toName="{TEXT}" perRegion="true">')
    lines += [f'    <Choice value="{voice}"/>' for voice in VOICES]
    lines.append("  </Choices>")
    for layer, labels in sorted(whole.items()):
        lines.append(f'  <Choices name="{escape(layer + _CHOICE)}" toName="{TEXT}" choice="multiple">')
        lines += [f'    <Choice value="{escape(label)}"/>' for label in sorted(labels)]
        lines.append("  </Choices>")
    return "\n".join([*lines, "</View>", ""])


def _task(document: Document, claims: Sequence[Claim]) -> dict[str, Any]:
    by_annotator: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_annotator[claim.annotator].append(claim)
    task: dict[str, Any] = {
        "data": {TEXT: document.text, "document_id": document.document_id},
        "annotations": [],
        "predictions": [],
    }
    for who, own in sorted(by_annotator.items()):
        result = [item for claim in own for item in _items(claim)]
        ids = {claim.claim_id for claim in own if claim.start is not None}
        result += [
            {
                "type": "relation",
                "from_id": claim.claim_id,
                "to_id": claim.related_id,
                "direction": "right",
                "labels": [claim.relation] if claim.relation else [],
            }
            for claim in own
            if claim.start is not None and claim.related_id in ids
        ]
        if who.startswith(MACHINES):
            task["predictions"].append({"model_version": who, "result": result})
        else:
            # The server puts whoever imports in `completed_by`; the name goes along in the result.
            task["annotations"].append({"result": result, "annotator": who})
    return task


def _items(claim: Claim) -> list[dict[str, Any]]:
    said = aspects(claim, without=("voice",)) | {"annotator": claim.annotator}
    common = {"id": claim.claim_id, "to_name": TEXT, "meta": {"text": [json.dumps(said, ensure_ascii=False)]}}
    if claim.start is None:
        if claim.voice:
            said["voice"] = claim.voice
            common["meta"] = {"text": [json.dumps(said, ensure_ascii=False)]}
        choice = {"choices": [claim.label]}
        return [{**common, "from_name": claim.layer + _CHOICE, "type": "choices", "value": choice}]
    place = {"start": claim.start, "end": claim.end, "text": claim.quote}
    items: list[dict[str, Any]] = [
        {**common, "from_name": claim.layer, "type": "labels", "value": {**place, "labels": [claim.label]}}
    ]
    if claim.voice:
        choice = {**place, "choices": [claim.voice]}
        items.append(
            {"id": claim.claim_id, "to_name": TEXT, "from_name": "voice", "type": "choices", "value": choice}
        )
    return items


def _read(
    task: Mapping[str, Any], data: Mapping[str, Any], reading: Reading, *, annotator: str | None, where: str
) -> None:
    document = data["document_id"]
    reading.texts[document] = data[TEXT]
    held = [(each, each.get("annotator") or _who(each)) for each in task.get("annotations") or ()]
    held += [
        (each, each.get("model_version"))
        for each in task.get("predictions") or ()
        if isinstance(each, Mapping)
    ]
    for work, who in held:
        if work.get("was_cancelled"):
            continue
        result = [item for item in work.get("result") or () if isinstance(item, Mapping)]
        voices = {
            item.get("id"): item["value"]["choices"][0]
            for item in result
            if item.get("from_name") == "voice" and item.get("value", {}).get("choices")
        }
        links = {item.get("from_id"): item for item in result if item.get("type") == "relation"}
        for item in result:
            if item.get("type") == "relation" or item.get("from_name") == "voice":
                continue
            try:
                reading.claims += _claims(
                    item,
                    data[TEXT],
                    voices,
                    links,
                    document=document,
                    who=annotator or str(who or "imported"),
                )
            except (KeyError, ValueError, TypeError) as error:
                reading.problems.append(f"{where}, region {item.get('id')}: {error}.")


def _who(annotation: Mapping[str, Any]) -> str | None:
    author = annotation.get("completed_by")
    if isinstance(author, Mapping):
        author = author.get("email") or author.get("id")
    return None if author is None else str(author)


def _claims(
    item: Mapping[str, Any],
    text: str,
    voices: Mapping[Any, str],
    links: Mapping[Any, Mapping[str, Any]],
    *,
    document: str,
    who: str,
) -> list[Claim]:
    value = item["value"]
    said: dict[str, Any] = {}
    for note in (item.get("meta") or {}).get("text") or ():
        try:
            found = json.loads(note)
        except ValueError:
            found = None
        said.update(found if isinstance(found, dict) else {"attributes": {"note": note}})
    who = str(said.pop("annotator", None) or who)
    whole = item.get("type") == "choices"
    if not whole and value.get("text") not in (
        None,
        text[value["start"] : value["end"]],
        _shown(text, value),
    ):
        raise ValueError(misquoted(text, value["text"]))
    if item.get("id") in voices and not whole:
        said["voice"] = voices[item.get("id")]
    link = links.get(item.get("id"))
    if link is not None:
        said["related_id"] = link["to_id"]
        said["relation"] = next(iter(link.get("labels") or ()), None)
    return [
        make_claim(
            text,
            document_id=document,
            layer=str(item["from_name"]).removesuffix(_CHOICE),
            label=str(label),
            annotator=who,
            start=None if whole else int(value["start"]),
            end=None if whole else int(value["end"]),
            said=said,
            claim_id=item.get("id"),
        )
        for label in value["choices" if whole else "labels"]
    ]


def _shown(text: str, value: Mapping[str, Any]) -> str:
    """Return the words of a span as Label Studio's page shows them: each line end as ``\\n``."""
    return text[value["start"] : value["end"]].replace("\r", "\\n").replace("\n", "\\n")
