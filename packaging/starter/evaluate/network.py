"""A small classifier: a multi-layer perceptron with softmax, trained with Adam, in numpy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

Batch = tuple[np.ndarray, np.ndarray]  # features (n, inputs), class numbers (n)


@dataclass
class Network:
    """Inputs are standardised; hidden layers are rectified; the output is a log probability a class."""

    mean: np.ndarray
    scale: np.ndarray
    weights: list[np.ndarray]
    biases: list[np.ndarray]

    def log_probabilities(self, features: np.ndarray) -> np.ndarray:
        """Float32 (n, classes)."""
        return _log_softmax(self._activations((features - self.mean) / self.scale)[-1])

    def _activations(self, standardised: np.ndarray) -> list[np.ndarray]:
        activations = [standardised.astype(np.float32)]
        for index, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            output = activations[-1] @ weight + bias
            activations.append(np.maximum(output, 0) if index + 1 < len(self.weights) else output)
        return activations

    def gradients(self, features: np.ndarray, classes: np.ndarray) -> tuple[float, list[np.ndarray]]:
        """Mean cross-entropy and its gradients: of all weights, then of all biases."""
        activations = self._activations((features - self.mean) / self.scale)
        log_probabilities = _log_softmax(activations[-1])
        rows = np.arange(len(classes))
        error = np.exp(log_probabilities)
        error[rows, classes] -= 1
        error /= len(classes)
        of_weights: list[np.ndarray] = []
        of_biases: list[np.ndarray] = []
        for index in range(len(self.weights) - 1, -1, -1):
            of_weights.insert(0, activations[index].T @ error)
            of_biases.insert(0, error.sum(0))
            if index:
                error = (error @ self.weights[index].T) * (activations[index] > 0)
        return float(-log_probabilities[rows, classes].mean()), of_weights + of_biases

    def to_arrays(self, prefix: str) -> dict[str, np.ndarray]:
        """For np.savez."""
        arrays = {f"{prefix}.mean": self.mean, f"{prefix}.scale": self.scale}
        for index, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            arrays |= {f"{prefix}.weight.{index}": weight, f"{prefix}.bias.{index}": bias}
        return arrays

    @staticmethod
    def from_arrays(prefix: str, arrays: Mapping[str, np.ndarray]) -> Network:
        count = sum(name.startswith(f"{prefix}.weight.") for name in arrays)
        return Network(
            arrays[f"{prefix}.mean"],
            arrays[f"{prefix}.scale"],
            [arrays[f"{prefix}.weight.{index}"] for index in range(count)],
            [arrays[f"{prefix}.bias.{index}"] for index in range(count)],
        )


def _log_softmax(scores: np.ndarray) -> np.ndarray:
    scores = scores - scores.max(1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(1, keepdims=True))


def new_network(examples: np.ndarray, hidden: list[int], class_count: int, random: np.random.Generator) -> Network:
    """Random weights; the standardisation is that of the examples."""
    sizes = [examples.shape[1], *hidden, class_count]
    weights = [
        (random.standard_normal((rows, columns)) * np.sqrt(2 / rows)).astype(np.float32)
        for rows, columns in zip(sizes, sizes[1:])
    ]
    biases = [np.zeros(columns, np.float32) for columns in sizes[1:]]
    return Network(examples.mean(0).astype(np.float32), (examples.std(0) + 1e-3).astype(np.float32), weights, biases)


def train(
    network: Network,
    next_batch: Callable[[], Batch],
    steps: int,
    learning_rate: float = 1e-3,
    weight_decay: float = 1e-4,
    on_step: Callable[[int, float], None] | None = None,
) -> None:
    """Adam with decoupled weight decay and a rate that falls to nothing."""
    parameters = network.weights + network.biases
    first = [np.zeros_like(parameter) for parameter in parameters]
    second = [np.zeros_like(parameter) for parameter in parameters]
    for step in range(1, steps + 1):
        loss, gradients = network.gradients(*next_batch())
        rate = learning_rate * (1 + np.cos(np.pi * step / steps)) / 2
        for index, (parameter, gradient) in enumerate(zip(parameters, gradients)):
            first[index] = 0.9 * first[index] + 0.1 * gradient
            second[index] = 0.999 * second[index] + 0.001 * gradient**2
            direction = (first[index] / (1 - 0.9**step)) / (np.sqrt(second[index] / (1 - 0.999**step)) + 1e-8)
            parameter -= (rate * (direction + weight_decay * parameter)).astype(np.float32)
        if on_step:
            on_step(step, loss)
