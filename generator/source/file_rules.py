"""The rules on files and YAML: their names, documentation and remedies."""

from typing import NamedTuple

from generator.findings import Finding, Location


class FileRule(NamedTuple):
    """A rule on files or YAML: its documentation in Chinese and in English, and how to mend a file."""

    text_zh: str
    text_en: str
    hint: str


RULES = {
    "file-missing": FileRule(
        "数据文件夹及其必需的文件都在。",
        "The data folder and the files that every plan needs are there.",
        "检查 --data 指的文件夹，或补上这个文件 (check --data, or add the file)",
    ),
    "file-unknown": FileRule(
        "数据文件夹里的每个 YAML 文件都有规定的位置和名称，放错地方的文件不会被悄悄忽略。",
        "Every YAML file in the data folder has a place and name of the format: none is ignored in silence.",
        "改名或移到规定的位置，或移出数据文件夹 (rename it, or move it to where the format has it)",
    ),
    "file-unreadable": FileRule(
        "数据文件是可以读取的普通文件。",
        "A data file is a regular file that can be read.",
        "检查文件的权限和类型 (check the file's permissions and kind)",
    ),
    "file-symlink": FileRule(
        "数据文件夹里没有符号链接，所以不会读到文件夹之外。",
        "The data folder holds no symbolic link, so that nothing outside it is read.",
        "换成文件本身 (put the file itself there)",
    ),
    "file-size": FileRule(
        "数据文件不超过 16 MB，不超过一万个；更大、更多的不读。",
        "No data file is larger than 16 MB and there are ten thousand at the most; what is more is not read.",
        "检查是否放错了文件，或分成几个工程文件 (check that it is the right file)",
    ),
    "file-encoding": FileRule(
        "数据文件和原文都是 UTF-8 编码。",
        "Data files and the official text are UTF-8.",
        "用编辑器另存为 UTF-8 (save it as UTF-8)",
    ),
    "file-line-ends": FileRule(
        "原文的行尾没有被换成 CRLF：git 的 core.autocrlf 会这样做。",
        "The line ends of the official text are as they were, not CRLF, which git's core.autocrlf makes of them.",
        "在 .gitattributes 写 `*.txt -text` 和 `*.json -text` 后重新检出 (state this there, check out anew)",
    ),
    "control-character": FileRule(
        "没有控制字符和其他不可见的分行字符。",
        "No control characters, nor other invisible line separators.",
        "删去这个字符 (delete the character)",
    ),
    "bidi-character": FileRule(
        "没有改变文字显示方向的字符：它们会使看到的与存的不同。",
        "No bidirectional overrides, embeddings or isolates: with them what is seen is not what is stored.",
        "删去这个字符 (delete the character)",
    ),
    "invisible-character": FileRule(
        "没有看不见的字符，如零宽空格、软连字符、变体选择符：它们会使看上去相同的名称不同。",
        "No characters that nobody sees, such as zero-width spaces, soft hyphens and variation selectors.",
        "删去这个字符；多半是粘贴时带进来的 (delete the character, which pasting brought in)",
    ),
    "markup": FileRule(
        "文字里没有 HTML 标签和模板语法，除非官方原文就这样印着。",
        "No text holds an HTML tag or template syntax, unless the official text prints it so.",
        "只写文字；小于号与字母之间加空格 (write plain words; put a space after a less-than sign)",
    ),
    "snapshot-missing": FileRule(
        "已经发布的每个版本都有快照，只有最后一个可以还没有。",
        "Every published state has its snapshot; only the last one may have none yet.",
        "从版本库恢复快照；还没有快照的版本先用 plansite freeze 生成 (restore it, or make it by `plansite freeze`)",
    ),
    "snapshot-unchanged": FileRule(
        "快照永不改动：内容与版本文件登记的校验和一致。",
        "A snapshot never changes: its SHA-256 is the one that its revision states.",
        "从版本库恢复快照；要改数据，另立一个更正 (restore it; to change data, make a revision of kind correction)",
    ),
    "snapshot-canonical": FileRule(
        "快照是 plansite freeze 写的规范 JSON（RFC 8785），内容也守数据文件的各项规则。",
        "A snapshot is canonical JSON (RFC 8785) as `plansite freeze` writes it; its content keeps the rules of files.",
        "从版本库恢复快照，不要手写 (restore it from the repository; it is never written by hand)",
    ),
    "yaml-syntax": FileRule(
        "文件是写法正确的 YAML；没有全角的冒号、列表里的全角逗号、看不见的空白和合并冲突的标记。",
        "The file is well-formed YAML, without full-width colons, full-width commas in lists, or conflict marks.",
        "检查这一行和上一行的缩进、冒号、引号和括号 (check indentation, colons, quotes and brackets here and above)",
    ),
    "yaml-tab": FileRule(
        "文件里没有制表符。",
        "No tab characters.",
        "改用空格，缩进每级两个 (use spaces, two a level)",
    ),
    "yaml-empty": FileRule(
        "文件不是空的。",
        "The file is not empty.",
        "写上内容，或从版本库恢复 (write its content, or restore it)",
    ),
    "yaml-documents": FileRule(
        "一个文件里只有一份 YAML 文档。",
        "A file holds one YAML document.",
        "删去多余的 --- 行，或分成两个文件 (delete the second `---`, or make two files)",
    ),
    "yaml-duplicate-key": FileRule(
        "同一处没有重复的键：YAML 会悄悄只留最后一个。",
        "No key stands twice in a mapping: YAML would keep the last in silence.",
        "删去或合并其中一个 (delete one, or merge them)",
    ),
    "yaml-key": FileRule(
        "键都是文字。",
        "Every key is a string.",
        "改正键名；确需如此时加引号 (correct the key, or quote it)",
    ),
    "yaml-merge-key": FileRule(
        "不用合并键 <<：每条记录写全，审阅时才看得清。",
        "No merge keys: each record says all of itself, so that a review sees it.",
        "把要合并的内容写在这里 (write out what it merges)",
    ),
    "yaml-alias": FileRule(
        "不用锚点 & 和别名 *：每条记录写全。",
        "No anchors and aliases: each record says all of itself.",
        "把所指的内容写在这里；文字以 & 或 * 开头时加引号 (write it out; quote words that begin with & or *)",
    ),
    "yaml-tag": FileRule(
        "不用标签 !：值的类型由 schema 规定。",
        "No tags: the schema says what type a value has.",
        "删去标签；文字以 ! 开头时加引号 (delete the tag; quote words that begin with !)",
    ),
    "yaml-depth": FileRule(
        "嵌套不超过 64 层。",
        "Nesting is no deeper than 64.",
        "检查括号和缩进 (check brackets and indentation)",
    ),
    "yaml-number": FileRule(
        "数字不超过 15 个字符，所以存取都不失真。",
        "A number has 15 characters at the most, so that none is rounded.",
        "检查数字；编号等不是数的加引号 (check the number; quote what is none)",
    ),
}


def finding(rule: str, location: Location, message: str) -> Finding:
    """Return a finding of a rule of `RULES`. Raises KeyError for any other name."""
    return Finding(rule, location, message, RULES[rule].hint)
