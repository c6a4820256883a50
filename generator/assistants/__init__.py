"""What assistants may ask of a plan: read-only answers, each with the words of the text and an address."""
