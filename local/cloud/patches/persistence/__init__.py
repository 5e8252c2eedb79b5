"""What outlives a restart: stores, stream positions, the addresses of queues."""
