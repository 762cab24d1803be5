"""The list of medicines the form knows: what a pharmacist reviews.

The rows stand in generics.csv, brands.csv and ambiguous.csv, which open in a spreadsheet; `script/medicines` writes
them as one sheet and reads it back. Words that are translated stand in `groups`, `ambiguity` and `statements`. This
package belongs to the core, which knows the standard library only; `recognition` is an edge.
"""

from screener.medicines.contents import load

FORMULARY = load()
CHECKED_ON = FORMULARY.checked_on
