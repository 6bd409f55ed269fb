"""Publishes to the Hub at HF_ENDPOINT and reads back, in a process of its own: the clients read it when imported.

Prints what happened as JSON on the last line.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from typer.testing import CliRunner

from commentariat.cli.main import app
from commentariat.corpus.publish import push_release
from commentariat.corpus.publish.push import PublishError

# The clients wait longer and longer before they try a broken line again; here it breaks on purpose.
time.sleep = lambda _: None
# The clients keep logging to the output of a command that has ended.
logging.raiseExceptions = False

first, second, home = (Path(name) for name in sys.argv[1:])
DATASET = "user/stories"
said: dict[str, Any] = {}


def publish(
    corpus: Path, *arguments: str, hub_id: str = DATASET, answer: str | None = None
) -> tuple[int, str]:
    options = [*arguments, "--force", *([] if answer else ["--yes"])]
    result = CliRunner().invoke(
        app,
        ["publish", str(corpus), hub_id, "--to", str(home / hub_id.replace("/", "-")), *options],
        input=answer,
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def cut(after: int | None) -> None:
    body = json.dumps({"cut_after": after}).encode()
    with urlopen(Request(os.environ["HF_ENDPOINT"] + "/control", data=body, method="POST")):
        pass


said["declined"] = publish(first, "--tag", "v1.0.0", answer="n\n")
cut(3)
said["cut"] = publish(first, "--tag", "v1.0.0")
cut(None)
said["resumed"] = publish(first, "--tag", "v1.0.0")
said["again"] = publish(first, "--tag", "v1.0.0")
said["moved"] = publish(second, "--tag", "v1.0.0")
said["dry run"] = publish(second, "--tag", "v1.1.0", "--dry-run")
said["card of the dry run"] = (home / DATASET.replace("/", "-") / "README.md").read_text(encoding="utf-8")
said["second"] = publish(second, "--tag", "v1.1.0", "--gated")
said["private"] = publish(first, "--private", hub_id="user/drafts")
said["private again"] = publish(first, "--private", hub_id="user/drafts")
said["private though public"] = publish(second, "--private")
said["private though public, tried"] = publish(second, "--private", "--dry-run")
try:
    push_release(home / DATASET.replace("/", "-"), DATASET, private=True)
except PublishError as error:
    said["private though public, sent"] = str(error)


from datasets import load_dataset  # noqa: E402

for tag in ("v1.0.0", "v1.1.0"):
    notes = load_dataset(DATASET, "annotations", split="train", revision=tag)
    said[f"labels {tag}"] = [notes.features["label"].int2str(row["label"]) for row in notes]
said["rows"] = {
    table: {split: len(data) for split, data in load_dataset(DATASET, table, revision="v1.1.0").items()}
    for table in ("reports", "comments")
}
stream = load_dataset(DATASET, "comments", split="train", streaming=True, revision="v1.1.0")
said["streamed"] = sum(1 for _ in stream)

import pandas as pd  # noqa: E402

path = f"hf://datasets/{DATASET}@v1.1.0/comments/train-00000-of-00001.parquet"
said["hf"] = len(pd.read_parquet(path))

from commentariat.corpus import Corpus  # noqa: E402

opened = Corpus.load(DATASET, revision="v1.1.0")
opened.check()
said["counts"] = opened.counts()
os.environ["HF_TOKEN"] = "hf_" + "wrong" * 8
said["wrong token"] = publish(first, "--tag", "v9", hub_id="user/other")
sys.stdout.write("\n" + json.dumps(said) + "\n")
