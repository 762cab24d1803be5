"""Edge: a summary becomes one file, PDF/A-3a and PDF/UA-1 at once, from memory to memory.

`document` makes it: `templates` writes what stands on each page, and `pool` has processes of its own (`worker`) typeset
the pages (`tagging`) and make one file of them (`merge`, with `overlay` and `outline`). Only `worker` and what it is
made of (`tagging`, `styles`, `shortcuts`, `fonts`) know WeasyPrint.
"""
