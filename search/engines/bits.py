"""Sets of entries as Python integers: bit n is set where entry n belongs to the set. Counting takes microseconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["bits_of", "positions"]


def bits_of(numbers: Iterable[int]) -> int:
    """Return the set of these numbers."""
    numbers = list(numbers)
    if not numbers:
        return 0
    buffer = bytearray((max(numbers) >> 3) + 1)
    for number in numbers:
        buffer[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(buffer, "little")


def positions(bits: int) -> Iterator[int]:
    """Yield the numbers of a set, the smallest first; in one pass over its digits, whatever its size."""
    digits = bin(bits)[:1:-1]
    index = digits.find("1")
    while index >= 0:
        yield index
        index = digits.find("1", index + 1)
