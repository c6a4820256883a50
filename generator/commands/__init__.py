"""The commands of the console, one module each: `COMMANDS` names and describes them, so that help imports none."""

COMMANDS = {
    "check": "检查数据 (check the dataset)",
    "diff": "比较两个状态，按单位说明变化 (what changed, for whom)",
    "export": "把网页写成 Markdown，供其他生成器使用 (write the pages as Markdown)",
    "freeze": "为最后一个版本生成快照 (write the snapshot of the last revision)",
    "import": "从通知读出一个网站的草稿 (a site of drafts from a notice)",
    "import-workbook": "把改过的工作簿写回数据 (an edited workbook back into the data)",
    "join-rows": "把附表里重复正文的行并入正文的任务 (rows that repeat tasks, into these)",
    "mcp": "供本机的智能助手查询，只读 (answers for assistants on this machine)",
    "pack": "把离线的网站打成一个 zip (the site for a folder as one zip)",
    "publish": "把生成的网站原子地发布到服务器的文件夹 (publish in one atomic switch)",
    "reimport": "把改过的通知并入核对过的数据 (a corrected notice into reviewed data)",
    "rollback": "退回上一个发布的版本 (go back to the release before)",
    "single-page": "把整份计划写成一个 HTML 文件 (the plan as one HTML file)",
    "synthesize": "生成任意规模的虚构计划 (write a fictional plan of any size)",
    "verify": "逐个文件核对线上的网站 (compare what is served with a build)",
    "workbook": "把数据写成 Excel 工作簿，供修改 (the data as a workbook to edit)",
}
