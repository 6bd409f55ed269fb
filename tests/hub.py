"""A stand-in of the Hugging Face Hub over HTTP: what the client libraries ask of it, held in memory."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

TOKEN = "hf_" + "standintoken" * 3


@dataclass
class Repository:
    """A dataset: its commits (id and files), its tags and its settings."""

    private: bool
    commits: list[tuple[str, dict[str, bytes]]] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)
    gated: Any = False

    def commit(self, files: dict[str, bytes]) -> str:
        said = json.dumps([len(self.commits), sorted(files)]).encode()
        self.commits.append((hashlib.sha1(said).hexdigest(), files))
        return self.commits[-1][0]

    def at(self, revision: str) -> tuple[str, dict[str, bytes]] | None:
        wanted = self.tags.get(revision, revision)
        if wanted in ("main", "refs/heads/main"):
            return self.commits[-1]
        return next((one for one in self.commits if one[0] == wanted), None)


@dataclass
class Hub:
    """What the stand-in holds and what it was asked.

    Attributes:
        uploads: names (SHA-256) of the large files that were sent, in order.
        cut_after: large files to take before the line breaks; None never.
    """

    repositories: dict[str, Repository] = field(default_factory=dict)
    large: dict[str, bytes] = field(default_factory=dict)
    uploads: list[str] = field(default_factory=list)
    cut_after: int | None = None
    commits: int = 0
    unknown: list[str] = field(default_factory=list)


def _git(data: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


def _entry(path: str, data: bytes) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": "file", "path": path, "size": len(data), "oid": _git(data)}
    if path.endswith((".parquet", ".png")):
        digest = hashlib.sha256(data).hexdigest()
        entry["lfs"] = {"oid": digest, "size": len(data), "pointerSize": 130}
    return entry


def _oid(path: str, data: bytes | None) -> str | None:
    """What the Hub knows a file by: with it the client leaves out what did not change."""
    if data is None:
        return None
    entry = _entry(path, data)
    return entry.get("lfs", entry)["oid"]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub

    def log_message(self, format: str, *args: Any) -> None:  # noqa: ARG002
        return

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _send(self, code: int, data: bytes = b"", kind: str = "application/json", **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", kind)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _json(self, said: Any, code: int = 200) -> None:
        self._send(code, json.dumps(said).encode())

    def _missing(self, code: str) -> None:
        self._send(404, b"{}", X_Error_Code=code)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        path = unquote(url.path)
        if path == "/api/whoami-v2":
            if self.headers.get("Authorization") != f"Bearer {TOKEN}":
                return self._json({"error": "Invalid credentials"}, 401)
            return self._json(
                {"type": "user", "name": "user", "orgs": [], "auth": {"accessToken": {"role": "write"}}}
            )
        if found := re.fullmatch(r"/api/datasets/([^/]+/[^/]+)(?:/(refs|revision/.+|tree/.+))?", path):
            return self._about(found[1], found[2] or "", parse_qs(url.query))
        if found := re.fullmatch(r"/datasets/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path):
            return self._file(*found.groups())
        self.hub.unknown.append(f"{self.command} {path}")
        return self._missing("EntryNotFound")

    def _about(self, name: str, what: str, query: dict[str, list[str]]) -> None:
        repository = self.hub.repositories.get(name)
        if repository is None:
            return self._missing("RepoNotFound")
        if what == "refs":
            head = repository.commits[-1][0]
            tags = [
                {"name": tag, "ref": f"refs/tags/{tag}", "targetCommit": oid}
                for tag, oid in repository.tags.items()
            ]
            branch = {"name": "main", "ref": "refs/heads/main", "targetCommit": head}
            return self._json({"branches": [branch], "converts": [], "tags": tags})
        kind, _, rest = what.partition("/")
        revision, _, folder = rest.partition("/")
        at = repository.at(revision or "main")
        if at is None:
            return self._missing("RevisionNotFound")
        if kind == "tree":
            return self._tree(at[1], folder, recursive=query.get("recursive", ["false"])[0].lower() == "true")
        siblings = [{"rfilename": path, "size": len(data)} for path, data in sorted(at[1].items())]
        return self._json(
            {
                "_id": "0" * 24,
                "id": name,
                "sha": at[0],
                "private": repository.private,
                "gated": repository.gated,
                "disabled": False,
                "tags": [],
                "downloads": 0,
                "likes": 0,
                "siblings": siblings,
                "lastModified": "2026-01-01T00:00:00.000Z",
                "createdAt": "2026-01-01T00:00:00.000Z",
            }
        )

    def _tree(self, files: dict[str, bytes], folder: str, *, recursive: bool) -> None:
        prefix = f"{folder}/" if folder else ""
        inside = {path: data for path, data in sorted(files.items()) if path.startswith(prefix)}
        if not inside:
            return self._missing("EntryNotFound")
        entries = [_entry(path, data) for path, data in inside.items()]
        if not recursive:
            entries = [one for one in entries if "/" not in one["path"].removeprefix(prefix)]
        folders = {
            prefix + "/".join(parts[:depth])
            for path in inside
            for parts in [path.removeprefix(prefix).split("/")]
            for depth in range(1, len(parts))
            if recursive or depth == 1
        }
        said = [{"type": "directory", "path": one, "oid": "0" * 40, "size": 0} for one in sorted(folders)]
        return self._json(said + entries)

    def _file(self, name: str, revision: str, path: str) -> None:
        repository = self.hub.repositories.get(name)
        at = repository.at(revision) if repository else None
        if repository is None or at is None or path not in at[1]:
            return self._missing("EntryNotFound" if at else "RepoNotFound")
        if repository.gated and self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return self._send(403, b"{}", X_Error_Code="GatedRepo")
        data = at[1][path]
        entry = _entry(path, data)
        etag = entry.get("lfs", entry)["oid"]
        headers = {"ETag": f'"{etag}"', "X_Repo_Commit": at[0], "Accept_Ranges": "bytes"}
        if found := re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or ""):
            start, end = int(found[1]), min(int(found[2] or len(data) - 1), len(data) - 1)
            headers["Content_Range"] = f"bytes {start}-{end}/{len(data)}"
            return self._send(206, data[start : end + 1], "application/octet-stream", **headers)
        return self._send(200, data, "application/octet-stream", Content_Length=str(len(data)), **headers)

    def do_PUT(self) -> None:
        body = self._body()
        path = urlsplit(self.path).path
        if found := re.fullmatch(r"/upload/([0-9a-f]{64})", path):
            if self.hub.cut_after is not None and len(self.hub.uploads) >= self.hub.cut_after:
                self.close_connection = True
                return self._json({"error": "the line was cut"}, 500)
            assert hashlib.sha256(body).hexdigest() == found[1]
            self.hub.large[found[1]] = body
            self.hub.uploads.append(found[1])
            return self._json({})
        if found := re.fullmatch(r"/api/datasets/([^/]+/[^/]+)/settings", path):
            self.hub.repositories[found[1]].gated = json.loads(body).get("gated", False)
            return self._json({})
        self.hub.unknown.append(f"PUT {path}")
        return self._missing("EntryNotFound")

    def do_POST(self) -> None:
        body = self._body()
        path = unquote(urlsplit(self.path).path)
        root = f"http://{self.headers['Host']}"
        if path == "/control":
            self.hub.cut_after = json.loads(body)["cut_after"]
            return self._json({})
        if path == "/api/validate-yaml":
            return self._json({"errors": [], "warnings": []})
        if self.headers.get("Authorization") != f"Bearer {TOKEN}" and "paths-info" not in path:
            return self._json({"error": "Unauthorized"}, 401)
        if path == "/api/repos/create":
            said = json.loads(body)
            name = f"{said.get('organization') or 'user'}/{said['name']}"
            if name in self.hub.repositories:
                return self._json({"error": "exists", "url": f"{root}/datasets/{name}"}, 409)
            private = said.get("visibility") == "private" or bool(said.get("private"))
            made = self.hub.repositories[name] = Repository(private=private)
            made.commit({".gitattributes": b"*.parquet filter=lfs\n"})
            return self._json({"url": f"{root}/datasets/{name}", "id": name})
        if found := re.fullmatch(r"/datasets/([^/]+/[^/]+)\.git/info/lfs/objects/batch", path):
            objects = [
                {"oid": one["oid"], "size": one["size"]}
                | (
                    {}
                    if one["oid"] in self.hub.large
                    else {"actions": {"upload": {"href": f"{root}/upload/{one['oid']}"}}}
                )
                for one in json.loads(body)["objects"]
            ]
            return self._json({"transfer": "basic", "objects": objects})
        if found := re.fullmatch(
            r"/api/datasets/([^/]+/[^/]+)/(preupload|commit|tag|paths-info)/([^/]+)", path
        ):
            return self._change(found[1], found[2], found[3], body, root)
        self.hub.unknown.append(f"POST {path}")
        return self._missing("EntryNotFound")

    def _change(self, name: str, what: str, revision: str, body: bytes, root: str) -> None:
        repository = self.hub.repositories.get(name)
        at = repository.at(revision) if repository else None
        if repository is None or at is None:
            return self._missing("RepoNotFound")
        if what == "preupload":
            files = [
                {
                    "path": one["path"],
                    "uploadMode": "lfs" if one["path"].endswith((".parquet", ".png")) else "regular",
                    "shouldIgnore": False,
                    "oid": _oid(one["path"], at[1].get(one["path"])),
                }
                for one in json.loads(body)["files"]
            ]
            return self._json({"files": files})
        if what == "paths-info":
            form = self.headers.get("Content-Type", "")
            wanted = json.loads(body)["paths"] if "json" in form else parse_qs(body.decode())["paths"]
            return self._json([_entry(path, at[1][path]) for path in wanted if path in at[1]])
        if what == "tag":
            tag = json.loads(body)["tag"]
            if tag in repository.tags:
                return self._json({"error": "exists"}, 409)
            repository.tags[tag] = at[0]
            return self._json({})
        files = dict(at[1])
        for line in body.splitlines():
            said = json.loads(line)
            value = said["value"]
            if said["key"] == "file":
                files[value["path"]] = b64decode(value["content"])
            elif said["key"] == "lfsFile":
                files[value["path"]] = self.hub.large[value["oid"]]
            elif said["key"] == "deletedFile":
                files.pop(value["path"], None)
            elif said["key"] == "deletedFolder":
                files = {path: data for path, data in files.items() if not fnmatch(path, value["path"] + "*")}
        self.hub.commits += 1
        oid = repository.commit(files)
        return self._json(
            {"commitUrl": f"{root}/datasets/{name}/commit/{oid}", "commitOid": oid, "success": True}
        )


@pytest.fixture(scope="module")
def hub() -> Iterator[tuple[Hub, str]]:
    """The stand-in and its address."""
    held = Hub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("HubHandler", (Handler,), {"hub": held}))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield held, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def token() -> str:
    """The one token that the stand-in takes."""
    return TOKEN
