"""Analyses a dataset of the Hub at HF_ENDPOINT where it is, in a process of its own: the clients read it when imported.

Prints what happened as JSON on the last line.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from huggingface_hub import HfApi, snapshot_download

from commentariat.analysis import run
from commentariat.analysis.cluster import analyze_on
from commentariat.corpus.errors import CommentariatError
from commentariat.corpus.shards import DOCUMENT_CHARACTERS, plan_shards


def main() -> None:
    folder, home = (Path(name) for name in sys.argv[1:])
    hub = HfApi()
    for name in ("user/news", "user/others"):
        hub.create_repo(name, repo_type="dataset")
        hub.upload_folder(repo_id=name, folder_path=folder, repo_type="dataset")
    state = analyze_on("local", "hf://datasets/user/news", workers=1, tasks=2, work=home / "work")
    found = Path(snapshot_download("user/news", repo_type="dataset"))
    said: dict[str, Any] = {"shards": state.shards, "done": state.done, "found": str(found)}
    token, os.environ["HF_TOKEN"] = os.environ["HF_TOKEN"], "hf_" + "wrong" * 8
    try:
        analyze_on("local", "hf://datasets/user/others", workers=1, work=home / "other work")
    except CommentariatError as error:
        said["refused"] = f"{type(error).__name__}: {error}"
    os.environ["HF_TOKEN"] = token
    said["kept"] = len(list((home / "other work").glob("*.json")))
    analyze_on("local", "hf://datasets/user/others", workers=1, work=home / "other work")
    said["found after"] = str(snapshot_download("user/others", repo_type="dataset"))
    try:
        analyze_on("local", "hf://datasets/user/nobody", workers=1, work=home / "no work")
    except CommentariatError as error:
        said["missing"] = f"{type(error).__name__}: {error}"
    sys.stdout.write("\n" + json.dumps(said) + "\n")


if __name__ == "__main__":
    with patch.object(run, "plan_shards", partial(plan_shards, characters=2 * DOCUMENT_CHARACTERS)):
        main()
