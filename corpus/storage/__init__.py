"""The corpus on disk: its tables and their columns, the folder that is whole at any moment, the card, provenance."""
