"""The data layer: TypeScript in `src/`, and its Python bindings."""
