"""Language and nothing else: folding, sentences, words, numbers, periods, names."""
