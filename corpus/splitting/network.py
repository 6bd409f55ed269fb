"""A small neural network: one hidden layer, one output, stored as JSON."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy import ndarray

_FURTHEST = 4.0


@dataclass(frozen=True, eq=False)
class Network:
    """What turns a row of numbers into log-odds.

    Attributes:
        centre, spread: of the inputs, which are standardised and clipped to ±4.
        hidden: inputs by units.
        bias: one a unit.
        out: one a unit.
        intercept: log-odds of a row that shows nothing.
    """

    centre: ndarray
    spread: ndarray
    hidden: ndarray
    bias: ndarray
    out: ndarray
    intercept: float

    def log_odds(self, rows: Any) -> ndarray:
        """Return the log-odds of each row.

        >>> import numpy as np
        >>> one = np.ones(1)
        >>> network = Network(0 * one, one, np.ones((1, 1)), 0 * one, 2 * one, 0.5)
        >>> network.log_odds(np.array([[0.0], [9.0]])).round(2).tolist()
        [0.5, 2.5]
        """
        import numpy as np

        scaled = np.clip((rows - self.centre) / self.spread, -_FURTHEST, _FURTHEST)
        return np.tanh(scaled @ self.hidden + self.bias) @ self.out + self.intercept

    def __eq__(self, other: object) -> bool:
        """Compare what a model file would hold."""
        return isinstance(other, Network) and self.to_content() == other.to_content()

    def to_content(self) -> dict[str, Any]:
        """Return the network for a model file; weights have the precision of a 16-bit float."""
        return {
            "inputs": len(self.centre),
            "units": len(self.bias),
            "intercept": self.intercept,
            **{name: _packed(getattr(self, name)) for name in _ARRAYS},
        }


_ARRAYS = ("centre", "spread", "hidden", "bias", "out")


def network_from(content: Mapping[str, Any]) -> Network:
    """Return the network of a model file.

    Raises:
        KeyError, TypeError, ValueError: when a part is missing or malformed.
    """
    arrays = {name: _unpacked(content[name]) for name in _ARRAYS}
    arrays["hidden"] = arrays["hidden"].reshape(content["inputs"], content["units"])
    return Network(**arrays, intercept=content["intercept"])


def _packed(values: Any) -> str:
    import numpy as np

    return base64.b64encode(np.asarray(values, dtype="<f2").tobytes()).decode("ascii")


def _unpacked(text: str) -> Any:
    import numpy as np

    return np.frombuffer(base64.b64decode(text), dtype="<f2").astype(np.float64)


def fit_network(rows: Any, sides: Any, weights: Any, *, units: int, penalty: float, seed: int) -> Network:
    """Return the network with the least penalised logistic loss.

    Args:
        rows: examples by inputs.
        sides: 1 or -1 for each example.
        weights: of the examples; they are scaled to a sum of 1.
        units: in the hidden layer.
        penalty: on the squares of all weights but biases.
        seed: of the first weights.
    """
    import numpy as np
    from scipy.optimize import minimize

    centre, spread = _stored(rows.mean(0)), _stored(rows.std(0) + 1e-3)
    scaled = np.clip((rows - centre) / spread, -_FURTHEST, _FURTHEST)
    weights = weights / weights.sum()
    n = scaled.shape[1]
    rng = np.random.default_rng(seed)
    start = np.concatenate(
        [
            rng.normal(0.0, 0.5 / n**0.5, n * units),
            np.zeros(units),
            rng.normal(0.0, 0.5, units),
            [0.0],
        ]
    )
    free = np.concatenate([np.ones(n * units), np.zeros(units), np.ones(units), [0.0]])

    def loss(w: Any) -> tuple[float, Any]:
        hidden, bias, out = w[: n * units].reshape(n, units), w[n * units : -units - 1], w[-units - 1 : -1]
        shown = np.tanh(scaled @ hidden + bias)
        margin = sides * (shown @ out + w[-1])
        slope = -weights * sides / (1.0 + np.exp(np.clip(margin, -50, 50)))
        back = np.outer(slope, out) * (1.0 - shown**2)
        gradient = np.concatenate([(scaled.T @ back).ravel(), back.sum(0), shown.T @ slope, [slope.sum()]])
        value = (weights * np.logaddexp(0, -margin)).sum() + penalty * (free * w * w).sum() / 2
        return float(value), gradient + penalty * free * w

    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return Network(
        centre=centre,
        spread=spread,
        hidden=_stored(best[: n * units].reshape(n, units)),
        bias=_stored(best[n * units : -units - 1]),
        out=_stored(best[-units - 1 : -1]),
        intercept=round(float(best[-1]), 4),
    )


def _stored(values: Any) -> Any:
    """Round to what a model file holds, so that a model decides the same before and after it is written."""
    import numpy as np

    return np.asarray(values, dtype="<f2").astype(np.float64)
