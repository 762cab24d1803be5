"""Tests of `screener.clinics`."""
