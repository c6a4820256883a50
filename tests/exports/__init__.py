"""What is published for machines and office programs."""
