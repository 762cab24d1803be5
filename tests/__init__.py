"""The tests mirror the modules; tests/browser drives a real Chromium."""
