"""A questionnaire about restless legs, and one page for the visit. Importing this package imports nothing else."""

__version__ = "0.2.0"
