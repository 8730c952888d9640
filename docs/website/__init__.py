"""The site of these documents: a folder that is read in a browser, with neither server nor network."""
