"""Sets of entries as Python integers: bit n is set where entry n belongs to the set. Counting takes microseconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["Bitsets", "bits_of", "positions"]


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


class Bitsets:
    """Collects the sets of all values of all facets, each in a buffer that grows as numbers come."""

    def __init__(self) -> None:
        self._buffers: dict[str, dict[str, bytearray]] = {}

    def add(self, number: int, facets: Iterable[tuple[str, list[str]]]) -> None:
        """Add an entry to the set of each value that it has."""
        byte, bit = number >> 3, 1 << (number & 7)
        for facet, values in facets:
            found = self._buffers.setdefault(facet, {})
            for value in values:
                buffer = found.setdefault(value, bytearray())
                if len(buffer) <= byte:
                    buffer.extend(bytes(byte + 1 - len(buffer)))
                buffer[byte] |= bit

    def whole(self) -> dict[str, dict[str, int]]:
        """Return the sets by facet and value."""
        return {
            facet: {value: int.from_bytes(buffer, "little") for value, buffer in found.items()}
            for facet, found in self._buffers.items()
        }

    def over(self, before: dict[str, dict[str, int]], gone: int) -> dict[str, dict[str, int]]:
        """Return earlier sets without what is `gone` and with what was collected; those that stay are shared."""
        sets = {
            facet: {value: left for value, bits in found.items() if (left := bits & ~gone if bits & gone else bits)}
            for facet, found in before.items()
        }
        for facet, new in self.whole().items():
            known = sets.setdefault(facet, {})
            for value, bits in new.items():
                known[value] = known.get(value, 0) | bits
        return sets
