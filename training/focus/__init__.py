"""The cure experiment: an LV-focused training set made from CAMUS, augmented, tested at full depth."""
