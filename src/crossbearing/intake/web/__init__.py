"""Reports by their address on the web: fetched politely, within limits, and from public places alone."""
