"""Linear baselines: TF-IDF and logistic regression on the training rows, measured on the same development rows as the model.

Run: ./run.sh -m baselines   prints one JSON object; nothing of these ships.
"""
