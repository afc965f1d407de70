"""Events with type, roles, modality, place, damage and toll."""
