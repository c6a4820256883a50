"""What people who know the bodies type for them, written down by hand, without a look at the register of aliases."""

from generator.text.fragments import chinese
from tests.support.search import typing_rules

# The name in the plan, then what is typed; a query that fits two bodies stands with both.
UNITS = """
市府办公室: 府办 市府办 政府办 市政府办公室
市法制局: 法制办 法制局
市编办: 编办 编制办 编委办 机构编制委员会
市发展改革局: 发改局 发改委 发改 发展改革 发展和改革局
市依法治市办: 依法治市 治市办 依法治市办公室
市监察局: 监察局 监察
市委政法委: 政法委 市政法委 政法委员会
市法院: 中院 市中院 中级法院 中级人民法院
市检察院: 检院 市检 检察院 人民检察院
市公安局: 公安 公安局 河源公安
市司法局: 司法 司法局 司局
河源监狱: 监狱 河源监狱
市人大常委会法工委: 法工委 人大法工委
市政协提案法制委: 提案委 提案法制委 政协法制委
市国家安全局: 国安 国安局 国家安全
市教育局: 教局 教育局 教育
市民政局: 民政 民政局
市财政局: 财局 财政 财政局
市人力资源社会保障局: 人社 人社局 人保局 人力资源 社会保障局 人力资源局
市住房城乡规划建设局: 住建 住建局 城建局 建设局 规划局 住房局 住规建
市卫生局: 卫生 卫局 卫生局
市农业局: 农业 农局
市国资委: 国资 国资委
市地税局: 地税 地税局
市国土资源局: 国土 国土局 国土资源
市拆迁办: 拆迁办 拆迁
市土地储备中心: 土储 土储中心 储备中心 土地储备
市总工会: 工会 总工会
市工商联: 工商联
市信访局: 信访办 信访局
市人大常委会办公室: 人大办 人大办公室 人大常委会办
市政协办公室: 政协办 政协办公室
市委组织部: 组织部 组部 市组织部
市社工委: 社工委 社工
团市委: 团委 共青团 共青团市委
市妇联: 妇联
市委宣传部: 宣传部 宣部 市宣传部
市统计局: 统计 统局 统计局
国家统计局河源调查队: 调查队 国调队 统计调查队 河源调查队
市委维稳办: 维稳办 维稳
市委政研室: 政研室 政研
市环保局: 环保 环局 环境保护局
市物价局: 物价 物价局
市安全监管局: 安监 安监局 安全监管 安全生产监督管理局
市食品药品监管局: 食药 食药监 药监局 食药局 食品药品
市综治办: 综治办 综治
市直各单位: 市直各单位
市直有关单位: 有关单位
市政府应急办: 应急办
市加强信访工作和维护社会稳定协调领导小组成员单位: 信访维稳领导小组 信访维稳小组 信访和维稳领导小组
市武警支队: 武警 武警支队
市反恐怖工作协调小组成员单位: 反恐小组 反恐协调小组 反恐成员单位
市纪委: 纪委
市工商局: 工商局
市质监局: 质监 质监局 质量技术监督局
市综治委各专项领导小组和相关成员单位: 专项领导小组 综治专项领导小组 综治委专项小组
市公安消防局: 消防局 消防支队 公安消防
市应急委成员单位: 应急委成员 应急委
市禁毒办: 禁毒办 禁毒委员会办公室
市防范和处理邪教问题领导小组办公室: 610办 防范办 610 邪教办 防范邪教办公室
市经济和信息化局: 经信 经信局 经济信息化局 信息局
市政府各职能部门: 各职能部门
市文广新局: 文广新 文化局 广电局 文广局 新闻出版局
市人口计生局: 计生 计生局 计生委 人口局
市体育局: 体育 体育局
市综治委成员单位: 综治委成员 综治成员单位
源城区政府: 源城 源城区 区政府
市广播电视台: 电视台 广播台 广播电视
""".strip()

# Names after a reform, and every body that they must bring first.
RENAMED = """
应急管理局: 市安全监管局 市政府应急办
市应急管理局: 市安全监管局 市政府应急办
市场监管局: 市工商局 市质监局 市食品药品监管局
市市场监督管理局: 市工商局 市质监局 市食品药品监管局
卫健局: 市卫生局
卫生健康局: 市卫生局 市人口计生局
自然资源局: 市国土资源局
生态环境局: 市环保局
农业农村局: 市农业局
税务局: 市地税局
工信局: 市经济和信息化局
市工业和信息化局: 市经济和信息化局
医保局: 市人力资源社会保障局
监委: 市监察局
文旅局: 市文广新局
消防救援支队: 市公安消防局
""".strip()

# The site's own pages by the words people have for them.
PAGES = """
matrix/: 矩阵 责任矩阵 分工矩阵 juzhen
assessment/: 考评 考评办法 考核 考评程序
timeline/: 时间 时间表 时间轴
analysis/: 分析 fenxi
revisions/: 修订 版本与变化
targets/: 目标与时限 指标
network/: 责任网络 关系图
source/: 原文 全文
data/: 数据下载 数据与接口 下载
units/: 全部单位 单位列表
projects/: 全部项目 项目列表
engineerings/: 全部工程 工程列表
about/: 关于 关于本站 纠错
help/: 使用说明 帮助 怎么用 如何使用 bangzhu shiyongshuoming
rules/: 校验规则
compare/: 单位比较
""".strip()


# Ways to name a record by its number: n in digits, h in Chinese numerals, w in full-width digits; a bar parts them.
PROJECT_NUMBERS = (
    "{n}|P{n}|p{n}|P-{n}|#{n}|No.{n}|Ｐ{n}|{w}|第{n}项|第{h}项|第 {n} 项|第{n}号|第{n}项目|{n}项|项目{n}|"
    "项目{h}|项目 {n}|第{n}个项目|第{h}个项目|{n}号项目|{h}号项目|附件1第{n}项|{n}.{name}|{n}、{name}"
)
ENGINEERING_NUMBERS = (
    "工程{h}|工程{n}|工程 {n}|E{n}|e{n}|{n}号工程|{h}号工程|第{n}个工程|第{h}个工程|第{h}工程|第{n}工程|"
    "第{h}项工程|第{h}大工程|附件1第{h}个工程|{h}、{name}"
)
ARTICLE_NUMBERS = (
    "附件2第{h}条|附件二第{h}条|附件2 第{n}条|附件2-{n}|A2-{n}|a2-{n}|Ａ２－{n}|第{h}条|第{n}条|第 {n} 条|{h}条|"
    "考评办法第{h}条|试行办法第{n}条|创建平安河源考评试行办法第{h}条"
)
PHASE_NUMBERS = "第{h}阶段|第{n}阶段|阶段{h}|第{h}阶段{name}|{name}"
ASKED = "{name}牵头|{name}负责什么|{name}的任务|{name}有哪些项目|{name} 牵头项目|{name}要做什么"


def numbered(forms: str, number: int, name: str = "") -> list[str]:
    """Return what the forms make of a number and a name."""
    wide = str(number).translate(typing_rules.WIDE)
    return [form.format(n=number, h=chinese(number), w=wide, name=name) for form in forms.split("|")]


def listed(table: str) -> list[tuple[str, list[str]]]:
    """Return the lines of a table: what stands before the colon, and the words after it."""
    return [(head, rest.split()) for head, _, rest in (line.partition(": ") for line in table.splitlines())]
