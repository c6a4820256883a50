"""Words to compose fictional names: none contains a numeral or has a reading that depends on other words."""

from typing import NamedTuple


class Word(NamedTuple):
    """A word with its pinyin, which ids contain."""

    name: str
    pinyin: str


class Tail(NamedTuple):
    """The end of a body's name, its pinyin, and the system of such bodies."""

    name: str
    pinyin: str
    system: str


def _words(listed: str) -> tuple[Word, ...]:
    """Read `水务 shuiwu, 林业 linye` as words."""
    return tuple(Word(*pair.split()) for pair in listed.split(","))


def _listed(words: str) -> tuple[str, ...]:
    """Read `设施 网络` as words without pinyin."""
    return tuple(words.split())


PLACES = _words(
    "云溪 yunxi, 清湖 qinghu, 梅岭 meiling, 松原湾 songyuanwan, 南浦 nanpu, 白鹭洲 bailuzhou, 枫桥 fengqiao"
)

DISTRICTS = _words(
    "东湖 donghu, 西山 xishan, 南浔 nanxun, 北塔 beita, 青龙 qinglong, 玉泉 yuquan, 明珠 mingzhu, 桃源 taoyuan, "
    "新港 xingang, 古城 gucheng, 临水 linshui, 高桥 gaoqiao"
)

DOMAINS = _words(
    "水务 shuiwu, 林业 linye, 渔业 yuye, 气象 qixiang, 地震 dizhen, 消防 xiaofang, 档案 dangan, 统计 tongji, "
    "审计 shenji, 粮食 liangshi, 供销 gongxiao, 邮政 youzheng, 通信 tongxin, 电力 dianli, 燃气 ranqi, 供水 gongshui, "
    "排水 paishui, 园林 yuanlin, 环卫 huanwei, 城管 chengguan, 规划 guihua, 住房 zhufang, 建筑 jianzhu, 测绘 cehui, "
    "矿产 kuangchan, 土地 tudi, 海洋 haiyang, 港口 gangkou, 航道 hangdao, 公路 gonglu, 铁路 tielu, 民航 minhang, "
    "公交 gongjiao, 物流 wuliu, 商务 shangwu, 外贸 waimao, 旅游 luyou, 文物 wenwu, 图书 tushu, 体育 tiyu, "
    "教育 jiaoyu, 科技 keji, 专利 zhuanli, 卫生 weisheng, 疾控 jikong, 医保 yibao, 药品 yaopin, 食品 shipin, "
    "养老 yanglao, 儿童 ertong, 妇女 funu, 残疾人 canjiren, 青少年 qingshaonian, 民政 minzheng, 慈善 cishan, "
    "就业 jiuye, 人才 rencai, 社保 shebao, 国防 guofang, 人防 renfang, 应急 yingji, 安监 anjian, "
    "计量 jiliang, 质监 zhijian, 工商 gongshang, 财政 caizheng, 金融 jinrong, 保险 baoxian, 国资 guozi, "
    "招商 zhaoshang, 投资 touzi, 物价 wujia, 能源 nengyuan, 节能 jieneng, 环保 huanbao, 生态 shengtai, 湿地 shidi, "
    "草原 caoyuan, 畜牧 xumu, 农机 nongji, 农业 nongye, 种业 zhongye, 蔬菜 shucai, 茶叶 chaye, 扶贫 fupin, 移民 yimin, "
    "水库 shuiku, 灌溉 guangai, 河道 hedao, 湖泊 hupo, 防汛 fangxun, 抗旱 kanghan, 信访 xinfang, 司法 sifa, "
    "公证 gongzheng, 仲裁 zhongcai, 禁毒 jindu, 交警 jiaojing, 户政 huzheng, 海关 haiguan, 口岸 kouan, 侨务 qiaowu, "
    "民族 minzu, 宗教 zongjiao, 方志 fangzhi, 政务 zhengwu, 数据 shuju, 信息 xinxi, 网络 wangluo, 广播 guangbo, "
    "出版 chuban, 版权 banquan, 新闻 xinwen, 电影 dianying, 戏曲 xiqu, 美术 meishu, 博物 bowu, 科普 kepu, "
    "老龄 laoling, 社区 shequ, 物业 wuye, 房产 fangchan, 征收 zhengshou, 市政 shizheng, 照明 zhaoming, 停车 tingche, "
    "地铁 ditie, 桥梁 qiaoliang, 隧道 suidao, 公园 gongyuan, 绿化 luhua, 苗圃 miaopu, 殡仪 binyi, 救助 jiuzhu"
)

TAILS = (
    Tail("局", "ju", "政府"),
    Tail("监督局", "jianduju", "政府"),
    Tail("监测中心", "jiancezhongxin", "事业单位"),
    Tail("服务中心", "fuwuzhongxin", "事业单位"),
    Tail("管理处", "guanlichu", "事业单位"),
    Tail("执法支队", "zhifazhidui", "政府"),
    Tail("协会", "xiehui", "群团"),
    Tail("委员会", "weiyuanhui", "议事协调机构"),
    Tail("研究院", "yanjiuyuan", "事业单位"),
    Tail("指挥部", "zhihuibu", "议事协调机构"),
    Tail("稽查大队", "jichadadui", "政府"),
    Tail("促进会", "cujinhui", "群团"),
    Tail("基金会", "jijinhui", "群团"),
    Tail("总站", "zongzhan", "事业单位"),
    Tail("学会", "xuehui", "群团"),
    Tail("联合会", "lianhehui", "群团"),
    Tail("培训学院", "peixunxueyuan", "事业单位"),
    Tail("检验所", "jianyansuo", "事业单位"),
)

OBJECTS = _listed(
    "设施 网络 队伍 制度 标准 名录 平台 台账 热线 窗口 站点 基地 园区 示范区 预案 救援队 宣传 培训 隐患 风险 纠纷 "
    "服务圈 服务站 信用体系 责任制 巡查 监测网 预警 执法 流程 志愿队 评估 保障 补贴 市场 企业信用 社区服务 乡村服务 "
    "安全 权益"
)

FORMS = _listed("建设 改造 提升 整治 管理 创建 规范 服务 推广 完善 治理 试点 升级 联动 共享 排查")

ENGINEERING_FORMS = _listed("保障 惠民 畅通 振兴 护航 提质 强基 安心")

TOPICS = _listed(
    "基础设施 公共服务 安全监管 民生保障 信息化 文化宣传 权益保护 队伍建设 市场秩序 生态环境 基层治理 风险防控"
)

THINGS = _listed("服务站 监测点 避难点 示范点 宣传栏 便民窗口 储备库 调度室 活动室 观测站")

PEOPLE = _listed("信息员 巡查员 辅导员 联络员 网格员 讲解员 安全员 志愿者")

AIMS = (
    "坚持以人为本、服务为先,让{domain}工作惠及全体市民,提高{domain}服务水平。",
    "健全{domain}工作体系,消除{domain}领域的隐患,营造安全有序的环境。",
    "整合{domain}资源,创新{domain}管理机制,夯实基层基础。",
    "切实维护群众在{domain}领域的合法权益,最大限度地减少不和谐因素。",
    "坚持建设与规范并重,推进{domain}服务均等化、规范化、信息化。",
)

MEASURES = (
    "建立健全{domain}{thing}工作机制",
    "完善{domain}{thing}管理办法,规范{other}{tool}工作流程",
    "加强{domain}{thing}的排查和整改,及时消除{other}领域的隐患",
    "依法查处{domain}领域的违法行为,落实{thing}责任制",
    "推广{domain}{thing}的成功做法,发挥{other}工作者的作用",
    "推进{domain}{thing}与{other}{tool}的互联、互通、共享",
    "加大对{domain}{thing}的投入力度,优化{tool}资源配置",
    "拓宽群众参与{domain}{thing}的渠道(包括来信、来访、网上留言),增加{tool}的透明度",
    "深入开展“{domain}{thing}进社区”等宣传活动,提升全体市民的{other}意识",
    "培育专业性、行业性的{domain}社会组织,完善{other}{tool}协作机制",
    "配备{domain}专业人员,加强{thing}、{tool}的日常维护",
    "健全{domain}{thing}事故的预防、应对和善后制度,提高{other}应急救援能力",
    "严格执行{domain}{thing}行政许可制度,减少并规范{other}审批事项,缩短办理时间",
    "把公众参与、专家论证、风险评估作为{domain}{thing}重大决策的必经程序",
    "整合{domain}与{other}的{thing}资源,分级建立{tool}综合平台",
    "制定{domain}{thing}建设方案,明确{other}部门在{tool}中的职责",
    "开展{domain}{thing}专项检查,坚决纠正损害群众权益的行为",
    "推行{domain}{thing}公示制度,接受{other}领域代表的监督",
)
