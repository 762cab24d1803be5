"""What a webmaster sets: who may show the form on their pages, what it says there and how it looks.

`deploy/clinics.example.toml` explains every setting. `file` reads and checks such a file and `logo` the pictures beside
it; `theme` makes a clinic's style sheet; `model` holds the values that all other packages know.

A clinic can add to a page and colour it. It has no way to take anything away.
"""
