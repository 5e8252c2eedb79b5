"""Reads through a DAX cluster when there is one, and from DynamoDB itself when it fails.

AWS's client (`amazon-dax-client`) is imported at the first read, and only where an endpoint is
set: it comes in a layer of its own. Whatever goes wrong (no package, a refused connection, an
error, no answer in time), the caller gets DynamoDB's answer, and the cluster is left alone for a
while, so that a sick cache costs one wait in `REST_SECONDS` instead of one a read.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lectern.clients import error_code
from lectern.log import Log

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

ANSWER_SECONDS = 0.8
"""For a read through the cluster; DynamoDB itself answers in a few milliseconds."""
SOCKET_SECONDS = 0.3
REST_SECONDS = 30.0

Connect = Callable[[], Any]


@dataclass(slots=True)
class AcceleratedReads:
    """The part of a DynamoDB client that reading needs. `clock` counts seconds from any start."""

    dynamodb: "DynamoDBClient"
    connect: Connect
    log: Log
    clock: Callable[[], float] = time.monotonic
    answer_seconds: float = ANSWER_SECONDS
    _cluster: Any = None
    _resting_until: float = float("-inf")
    _worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(max_workers=1))

    def batch_get_item(self, **request: Any) -> Any:
        """Raises DynamoDB's errors, never the cluster's."""
        if self.clock() >= self._resting_until:
            try:
                return self._worker.submit(self._ask, request).result(self.answer_seconds)
            except Exception as error:
                self._rest(error)
        return self.dynamodb.batch_get_item(**request)

    def _ask(self, request: dict[str, Any]) -> Any:
        if self._cluster is None:
            self._cluster = self.connect()
        return self._cluster.batch_get_item(**request)

    def _rest(self, error: Exception) -> None:
        """Makes a new worker for the next attempt, because the present one may hang for long."""
        self._resting_until = self.clock() + REST_SECONDS
        self._cluster = None
        self._worker.shutdown(wait=False, cancel_futures=True)
        self._worker = ThreadPoolExecutor(max_workers=1)
        self.log.warning("read past the cache", code=error_code(error))
        self.log.measure({"CacheFallbacks": 1})


def connector(endpoint: str) -> Connect:
    """`endpoint` as DAX calls its discovery endpoint: `daxs://<host>[:port]` for TLS."""

    def connect() -> Any:
        import botocore.session  # noqa: PLC0415
        from amazondax import AmazonDaxClient  # noqa: PLC0415
        from botocore.config import Config  # noqa: PLC0415

        config = Config(
            connect_timeout=SOCKET_SECONDS, read_timeout=SOCKET_SECONDS, retries={"max_attempts": 0}
        )
        session = botocore.session.get_session()
        return AmazonDaxClient(session, endpoint_url=endpoint, config=config)

    return connect
