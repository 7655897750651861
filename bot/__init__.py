"""How people reach the knowledge base: Telegram, or a terminal."""
