"""Tests of `screener.pdf`."""
