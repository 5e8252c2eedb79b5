"""The style sheets, in the order of the cascade."""
