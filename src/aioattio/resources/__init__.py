"""One small module per namespace of the API."""
