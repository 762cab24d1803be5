"""Edge: a summary becomes one file, PDF/A-3a and PDF/UA-1 at once, from memory to memory.

`document` makes it: `html` writes what stands on each page, `pool` has it typeset by processes of its own (`worker`,
`tagging`), and `merge` makes one file of their pages, with `overlay` and `outline`. Only `worker` and what it is made
of (`tagging`, `styles`, `shortcuts`) know WeasyPrint.
"""
