"""Training the splitter: labelled or composed documents in, a model file out."""
