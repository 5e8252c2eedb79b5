"""What pages are made of. No component keeps state on a server: data comes from `client`."""
