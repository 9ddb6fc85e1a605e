"""How the fused model is made: data, training, evaluation, export. Not needed to use the model."""
