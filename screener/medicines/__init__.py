"""The list of medicines the form knows: what a pharmacist reviews.

The rows stand in generics.csv, classes.csv, brands.csv, registers.csv and ambiguous.csv, which open in a spreadsheet;
`script/medicines` writes them as one sheet and reads it back. other_names.csv holds names of other medicines, so that
none of them is taken for a misspelt one, and left_out.csv the brands of registers that must not be brought in. Words
that are translated stand in `groups`, `ambiguity` and `statements`. This package belongs to the core and knows the
standard library and `screener.questionnaire` only; `recognition` is an edge.
"""

from screener.medicines.contents import load

FORMULARY = load()
CHECKED_ON = FORMULARY.checked_on
