"""A questionnaire about restless legs, and one page for the visit. Importing this package imports nothing else."""
