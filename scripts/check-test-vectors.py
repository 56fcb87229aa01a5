#!/usr/bin/env python3
"""Checks domain/serving/test-vectors.json against mmh3, an implementation of murmur3 that shares no code with us.

    python3 -m venv /tmp/vectors && /tmp/vectors/bin/pip install mmh3==5.3.1
    /tmp/vectors/bin/python scripts/check-test-vectors.py
"""

import json
import sys
from fractions import Fraction
from pathlib import Path

import mmh3

MASK = 0xFFFFFFFF
USER_SEED = 0x9747B28C


def fmix32(h):
    h ^= h >> 16
    h = h * 0x85EBCA6B & MASK
    h ^= h >> 13
    h = h * 0xC2B2AE35 & MASK
    return h ^ h >> 16


def threshold(bp):
    """In exact fractions, so that no rounding of ours can hide behind the same rounding here."""
    exact = Fraction(bp, 10_000) * 2**32
    return int(exact + Fraction(1, 2))


def utf8(text):
    """Joins surrogate pairs, and turns each unpaired surrogate into U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode("utf-8")


def murmur3(data, seed):
    return mmh3.hash(data, seed, signed=False)


def main():
    vectors = json.loads((Path(__file__).parent.parent / "domain/serving/test-vectors.json").read_text("ascii"))
    wrong = []
    checked = 0

    def check(what, published, computed):
        nonlocal checked
        checked += 1
        if published != computed:
            wrong.append(f"{what}: published {published}, computed {computed}")

    for case in vectors["fmix32"]:
        check(f"fmix32({case['input']})", case["output"], fmix32(case["input"]))
    for case in vectors["thresholds"]:
        check(f"threshold({case['bp']})", case["threshold"], threshold(case["bp"]))

    user_hashes = {}
    for case in vectors["murmur3"]:
        data = utf8(case["text"])
        check(f"UTF-8 of {case['note']}", case["utf8Hex"], data.hex())
        check(f"seed 0, {case['note']}", case["seed0"], murmur3(data, 0))
        check(f"seed ffffffff, {case['note']}", case["seedFfffffff"], murmur3(data, MASK))
        check(f"user hash of {case['note']}", case["userHash"], murmur3(data, USER_SEED))
        user_hashes[case["note"]] = murmur3(data, USER_SEED)

    seeds = {}
    for case in vectors["salts"]:
        seeds[case["salt"]] = murmur3(case["salt"].encode(), 0)
        check(f"seed of {case['salt']}", case["targetSeed"], seeds[case["salt"]])

    for case in vectors["assignments"]:
        name = f"{case['user']} under {case['salt']}"
        h = fmix32(user_hashes[case["user"]] ^ seeds[case["salt"]])
        check(f"h of {name}", case["h"], h)
        check(f"first share of {name}", case["entersAtBp"], next(bp for bp in range(1, 10_001) if h < threshold(bp)))
        for bp, in_gray in case["inGray"].items():
            check(f"{name} at {bp}", in_gray, h < threshold(int(bp)))

    for line in wrong:
        print(line, file=sys.stderr)
    print(f"{checked} values checked, {len(wrong)} wrong")
    return 1 if wrong or checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
