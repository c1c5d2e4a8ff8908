"""The program: command line, settings, assembly of the bot, schedule, and the playground."""
