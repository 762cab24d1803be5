"""The exchange: what is written, checked against the standard, and what strangers may send."""
