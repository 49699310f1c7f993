"""Training of the network that tells end-diastole and end-systole in a cine."""
