"""Where a Telegram object meets the store: each handler reads, builds a value, asks, renders and sends."""
