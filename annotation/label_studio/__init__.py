"""Label Studio: a local server, and the round trip of a corpus's documents and people's work on them.

There: `push` (with `boundary` and `adjudicating` for their own projects) makes `tasks` with `results`, `project` the
project, `sending` brings each task to it exactly once. Back: `pull` fetches, `work` and `reading` make claims that
`verify` checks, `merging` writes them, `aside` keeps what cannot be claims. `connection`, `transport` and `client`
speak to a server, `server` runs a local one, `state` remembers. Facts about Label Studio hold for version 1.23.2.
"""
