"""White space, which an official text may hold anywhere: between characters, at line ends, in cells."""


def without_blanks(words: str) -> str:
    r"""Return words without spaces, tabs and line ends, the wide ones included.

    >>> without_blanks(" 责　任\n单 位")
    '责任单位'
    """
    return "".join(words.split())
