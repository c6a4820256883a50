"""What a notice says: each thing by a recogniser of its own, put together by `recognise`.

START at `notice.recognise`. Nothing is imported here: the process that reads a file needs few of these modules.
"""
