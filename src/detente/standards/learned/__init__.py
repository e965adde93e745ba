"""Learned scores: a linear model over hashed n-grams, one head for each meaning, its evidence, its
calibration.
"""
