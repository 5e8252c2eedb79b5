"""What one learner writes shows in the log that CloudWatch takes the alarm's metric from."""

import json

from lectern.limits import KIBIBYTE
from tests.access import people
from tests.eventually import eventually
from tests.operations.operators import Operator

EMAIL = "flooder@lectern.test"
LARGE = 300 * KIBIBYTE


def test_a_learners_large_items_count_for_what_they_cost(operator: Operator) -> None:
    flooder = people.signed_in(operator.cloud, EMAIL)
    for number in range(2):
        item = {
            "pk": {"S": flooder.sub},
            "sk": {"S": f"PROGRESS#wagtail-{number}"},
            "about": {"S": "x" * LARGE},
        }
        assert flooder.may("PutItem", TableName=operator.stacks.learnersTable, Item=item)

    def units() -> bool:
        lines = operator.logged("activity", "BusiestLearnerUnits")
        measured = [int(json.loads(line)["BusiestLearnerUnits"]) for line in lines]
        return sum(measured) >= 2 * LARGE // KIBIBYTE

    eventually(units, 30, "the measured units")
