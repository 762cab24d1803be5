"""Tests of `screener.medicines`."""
