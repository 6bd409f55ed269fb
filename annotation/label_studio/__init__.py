"""Label Studio: a local server, and the round trip of a corpus's documents and people's work on them.

`tasks`, `results`, `reading` and `verify` convert and touch nothing; `connection` and `client` speak to a server;
`state` remembers; `push` and `pull` put these together. Facts about Label Studio hold for version 1.23.2.
"""
