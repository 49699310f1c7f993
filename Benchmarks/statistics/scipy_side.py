"""Times what benchmark-statistics times, with SciPy on one core: lines "name<TAB>seconds<TAB>value"."""
import time

import numpy as np
from scipy import stats
from scipy.stats import _mannwhitneyu


def wave(count, shift=1.0):
    """The samples of Samples.swift."""
    k = np.arange(1, count + 1, dtype=float)
    return np.sin(k * k) * 10 + shift


def median_seconds(work, rounds=15):
    start = time.perf_counter()
    work()
    first = time.perf_counter() - start
    calls = max(1, int(0.02 / max(first, 1e-7)))
    times = []
    for _ in range(3 if first > 0.5 else rounds):
        start = time.perf_counter()
        for _ in range(calls):
            work()
        times.append((time.perf_counter() - start) / calls)
    return sorted(times)[len(times) // 2]


def row(name, work):
    value = float(work())
    print(name, median_seconds(work), value, sep="\t", flush=True)


def upper_limit(x, axis=-1):
    return x.mean(axis=axis) + 1.96 * x.std(axis=axis, ddof=1)


def signed_rank(count, method):
    def work():
        return stats.wilcoxon(wave(count), method=method, correction=True).pvalue
    return work


def mann_whitney(first, second):
    """SciPy keeps the null distribution of the last sample sizes; a second call would get it for nothing."""
    state = _mannwhitneyu._mwu_state

    def work():
        if hasattr(state, "s"):
            state.s.reset()
        return stats.mannwhitneyu(first, second, method="exact").pvalue
    return work


row("Wilcoxon exact, n = 50", signed_rank(50, "exact"))
row("Wilcoxon exact, n = 500", signed_rank(500, "exact"))
row("Wilcoxon exact, n = 2000", signed_rank(2000, "exact"))
row("Wilcoxon approximate, n = 100000 *", signed_rank(100_000, "asymptotic"))
first, second = wave(50, 2.0), wave(90)[-50:]
row("Mann–Whitney exact, 50 + 50", mann_whitney(first, second))
exams = wave(1872)
row(
    "BCa of the upper LoA, n = 1872, 10 000 resamples",
    lambda: stats.bootstrap(
        (exams,), upper_limit, n_resamples=10_000, vectorized=True, method="BCa", rng=1
    ).confidence_interval.high,
)
