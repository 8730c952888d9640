"""Edits carried into the model: where words come from, what facts are to be, how content is put together again."""
