"""Tests of `screener.web`."""
