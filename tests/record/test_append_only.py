"""Nothing but erasing a whole person takes a kept fact away or changes it, however one asks."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from kneewise.record import AppendOnly
from kneewise.record.models import KeptFact

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> KeptFact:
    return KeptFact.objects.create(
        person="alice",
        fact_id="a",
        kind="cleared",
        at=datetime(2026, 11, 21, 8, tzinfo=UTC),
        zone="Europe/Paris",
        payload={"by": "a physiotherapist", "why": "seen"},
    )


@pytest.mark.parametrize(
    "tamper",
    [
        lambda row: row.save(),
        lambda row: row.save(update_fields=["kind"]),
        lambda row: row.save(force_update=True),
        lambda row: row.delete(),
        lambda _row: KeptFact.objects.update(kind="x"),
        lambda _row: KeptFact.objects.filter(person="alice").update(kind="x"),
        lambda row: KeptFact.objects.bulk_update([row], ["kind"]),
        lambda _row: KeptFact.objects.all().delete(),
        lambda _row: KeptFact.objects.update_or_create(fact_id="a", defaults={"kind": "x"}),
    ],
)
def test_a_kept_fact_cannot_be_changed_or_removed(kept: KeptFact, tamper: Callable[[KeptFact], object]) -> None:
    kept.kind = "tampered"
    with pytest.raises(AppendOnly):
        tamper(kept)
    assert [row.kind for row in KeptFact.objects.all()] == ["cleared"]


def test_a_row_made_with_the_number_of_another_does_not_replace_it(kept: KeptFact) -> None:
    double = KeptFact(id=kept.id, person="alice", fact_id="b", kind="x", at=kept.at, zone="UTC", payload={})
    with pytest.raises(IntegrityError), transaction.atomic():
        double.save()
    assert KeptFact.objects.get().kind == "cleared"
