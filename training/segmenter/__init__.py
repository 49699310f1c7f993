"""A small nnU-Net style network that segments the left ventricle and its wall."""
