"""Whether the tests notice small breaks of meaning: `breaks` lists them, and running this package makes them."""
