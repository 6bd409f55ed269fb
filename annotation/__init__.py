"""Annotation: what people claim, in the same shape as what the machine claims.

People's claims live in the `annotations` table of a corpus, in the columns of `findings`
(`commentariat.corpus.claims.Claim`). A rebuild re-anchors them on edited texts and reports what is lost. Exchange with
Label Studio, agreement and adjudication will live here.
"""
