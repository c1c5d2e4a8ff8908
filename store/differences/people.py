"""Which spellings were joined or parted: people before and after, grouped by the spellings that they share."""

from collections.abc import Iterable, Sequence

from store.text.names import fold_name
from store.values import JoinedPeople, Person


def joined_people(old: Sequence[Person], new: Sequence[Person]) -> tuple[JoinedPeople, ...]:
    """The people whose spellings are grouped otherwise than before, and those who are new or gone."""
    groups: list[tuple[list[Person], list[Person]]] = []
    for person in old:
        _add(groups, person, 0)
    for person in new:
        _add(groups, person, 1)
    return tuple(
        JoinedPeople(old=tuple(map(_spellings, before)), new=tuple(map(_spellings, after)))
        for before, after in groups
        if _folded(before) != _folded(after)
    )


def _add(groups: list[tuple[list[Person], list[Person]]], person: Person, at: int) -> None:
    """Put a person to those with a spelling of his; several groups become one by him."""
    names = set(map(fold_name, _spellings(person)))
    mine = [group for group in groups if names & {n for each in (*group[0], *group[1]) for n in _names(each)}]
    merged: tuple[list[Person], list[Person]] = ([], [])
    for group in mine:
        merged[0].extend(group[0])
        merged[1].extend(group[1])
    merged[at].append(person)
    if mine:
        groups[groups.index(mine[0])] = merged
        for group in mine[1:]:
            groups.remove(group)
    else:
        groups.append(merged)


def _spellings(person: Person) -> tuple[str, ...]:
    return (person.name, *person.also_written)


def _names(person: Person) -> Iterable[str]:
    return map(fold_name, _spellings(person))


def _folded(people: Iterable[Person]) -> set[frozenset[str]]:
    return {frozenset(_names(person)) for person in people}
