"""Tests of `screener.questionnaire`."""
