"""Training of the diffusion model that repaints the surroundings of the heart."""
