"""What a notice says: each thing by a recogniser of its own, put together by `recognise`."""

from generator.importing.recognise.notice import recognise

__all__ = ["recognise"]
