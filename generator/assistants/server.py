"""A server of the Model Context Protocol over an `Assistant`, by the official SDK (the extra `plansite[mcp]`)."""

from mcp.server.mcpserver import MCPServer
from mcp.types import ToolAnnotations

from generator.assistants.answers import Answer, Assistant

_READ_ONLY = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


def server(assistant: Assistant) -> MCPServer:
    """Return a server whose tools only read."""
    plan = assistant.context.dataset.plan
    protocol = MCPServer(
        "plansite",
        instructions=f"《{plan.title}》的责任、任务、条款和原文。回答要引原文（quote）和网址（address），没有的不要推测。",
    )

    @protocol.tool(annotations=_READ_ONLY)
    def about() -> Answer:
        """这份计划是什么：名称、文号、计划期、全部责任单位 (what the plan is, and all its units)."""
        return assistant.plan()

    @protocol.tool(annotations=_READ_ONLY)
    def unit(name: str) -> Answer:
        """一个单位的责任清单，按名称、简称或编号 (the ledger of a unit, by any of its names)."""
        return assistant.unit(name)

    @protocol.tool(annotations=_READ_ONLY)
    def project(name: str | int) -> Answer:
        """一项任务：谁牵头、谁参加、措施、时限，按序号或名称 (a task, by number or name)."""
        return assistant.project(str(name))

    @protocol.tool(annotations=_READ_ONLY)
    def search(words: str) -> Answer:
        """在单位、任务、条款里查字，几个词用空格分开 (find words in units, tasks and provisions)."""
        return assistant.search(words)

    @protocol.tool(annotations=_READ_ONLY)
    def quote(words: str) -> Answer:
        """核对一句话是不是原文一字不差 (whether words stand in the official text exactly so)."""
        return assistant.quote(words)

    return protocol
