"""The January of a county office: what its units return, added up into its annual report."""
