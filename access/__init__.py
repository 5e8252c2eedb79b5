"""Who may do what (`specification.toml`), and the proof that the templates grant just that."""
