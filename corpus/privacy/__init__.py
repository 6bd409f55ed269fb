"""Privacy: keyed pseudonyms for authors and mentions of them, masked addresses, and whom a corpus must forget."""
