"""Ask `plansite mcp` as a client of the SDK does: `python -m tests.assistants.client URL`, questions as JSON on stdin.

A question is a tool's name and its arguments. Writes whether each tool only reads, by name, and the answers, as JSON.
A process of its own, as importing the SDK takes as long as a hundred tests.
"""

import json
import os
import sys
from typing import Any

import anyio
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.types import TextContent


async def ask(url: str, questions: list[tuple[str, dict[str, str | int]]]) -> dict[str, Any]:
    """Return what the tools of the command are, and its answers to questions."""
    arguments = ["-m", "generator.cli", "mcp", "--data", "data", "--url", url]
    parameters = StdioServerParameters(command=sys.executable, args=arguments, env=dict(os.environ))
    async with stdio_client(parameters) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        tools = (await session.list_tools()).tools
        answers = []
        for tool, asked in questions:
            result = await session.call_tool(tool, asked)
            (content,) = result.content
            assert isinstance(content, TextContent)
            answers.append(json.loads(content.text))
    read_only = {tool.name: bool(tool.annotations and tool.annotations.read_only_hint) for tool in tools}
    return {"tools": read_only, "answers": answers}


if __name__ == "__main__":
    json.dump(anyio.run(ask, sys.argv[1], json.load(sys.stdin)), sys.stdout)
