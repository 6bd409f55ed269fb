"""The report to read: one self-contained HTML file with the texts, their findings and what they add up to."""

from .build import MAX_BYTES, MAX_REPORTS, ReportSummary, write_report

__all__ = ["MAX_BYTES", "MAX_REPORTS", "ReportSummary", "write_report"]
