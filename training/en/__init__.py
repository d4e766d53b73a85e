"""English: tokenizer, corpora, configuration and scores of the parser; inflections of the pack."""
