"""The small network: what it learns, and that a file holds all of it."""

import json

import numpy as np
import pytest

from commentariat.corpus.splitting.network import fit_network, network_from


def fitted(**changes):
    rng = np.random.default_rng(5)
    rows = rng.normal(size=(400, 3))
    sides = np.where(rows[:, 0] * rows[:, 1] > 0, 1.0, -1.0)
    settings = {"units": 8, "penalty": 1e-4, "seed": 2} | changes
    return rows, sides, fit_network(rows, sides, np.ones(400), **settings)


def test_it_learns_what_no_linear_model_can():
    rows, sides, network = fitted()
    assert (np.sign(network.log_odds(rows)) == sides).mean() > 0.95


def test_a_high_penalty_leaves_it_undecided():
    rows, _, network = fitted(penalty=100.0)
    assert np.ptp(network.log_odds(rows)) < 0.1


def test_it_says_the_same_after_it_was_written_and_read():
    rows, _, network = fitted()
    read = network_from(json.loads(json.dumps(network.to_content())))
    assert read == network
    assert read.log_odds(rows) == pytest.approx(network.log_odds(rows), abs=0)


def test_the_same_examples_make_the_same_network():
    assert fitted()[2] == fitted()[2]
    assert fitted()[2] != fitted(seed=3)[2]
