"""The only SQL: session, tables, companies, corpus, chats, outbox, answered messages, migrations.

Functions take a session and never commit; values come in and go out, rows do not.
"""
