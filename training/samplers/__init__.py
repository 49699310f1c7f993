"""Samplers on one denoiser, compared with the real surroundings of CAMUS frames."""
