"""French: tokenizer, corpora, configuration and scores of the parser."""
