"""How each language's parser was trained. Run from the root of the checkout; nothing here is shipped in the wheel."""
