"""What a task says in dates, figures and names."""
