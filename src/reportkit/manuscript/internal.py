"""What a draft has behind its text for those who work on it, such as a checklist: no part of what the text says."""

INTERNAL = "内部核对，不随报告印发"
"""The line that begins it, by which it is known again in a file."""
