// The texts that come with the bot: without errors, and every paragraph of the source has a passage.
import type { Section } from '../../src/content/article.js';
import { formatFinding, hasErrors } from '../../src/content/finding.js';
import { loadCorpus } from '../../src/content/load.js';

// Read once: nothing here changes it.
const loaded = loadCorpus('content');

test('the bundled content has no errors', async () => {
  const { findings, corpus } = await loaded;
  expect(findings.filter((finding) => hasErrors([finding])).map((finding) => formatFinding(finding))).toEqual(
    [],
  );
  expect(corpus?.articles.map(({ id }) => id)).toContain('new-industrialization');
});

test('the bundled article covers each of its source’s 27 paragraphs, captions and notes', async () => {
  const { corpus } = await loaded;
  const article = corpus?.articles.find(({ id }) => id === 'new-industrialization');
  const sources = new Set(
    article?.sections.flatMap(({ passages }) => passages.flatMap((passage) => passage.sources)),
  );
  const paragraphs = Array.from({ length: 27 }, (_, index) => `P${index + 1}`);
  expect([...sources]).toEqual(expect.arrayContaining([...paragraphs, 'C1', 'C2', 'C3', 'N1', 'N2']));
});

describe('the bundled article in Chinese', () => {
  const pairs = async () => {
    const { corpus } = await loaded;
    const original = corpus?.articles.find(({ id }) => id === 'new-industrialization');
    const translation = original?.translations.find((each) => each.language === 'zh');
    if (!original || !translation) throw new Error('the article is not there in Chinese');
    return original.sections.map((section, index) => ({ section, own: translation.sections[index] }));
  };

  test('has every section, passage and locator of the original, and divides it into the same parts', async () => {
    const all = await pairs();
    const shape = (section: Section | undefined) => [section?.id, section?.passages.map(({ id }) => id)];
    expect(all.map(({ own }) => shape(own))).toEqual(all.map(({ section }) => shape(section)));
    const parts = new Set(all.map(({ section, own }) => `${section.part} = ${own?.part}`));
    for (const side of ['section', 'own'] as const)
      expect(new Set(all.map((pair) => pair[side]?.part)).size).toBe(parts.size);
  });

  test('keeps the years, percentages and abbreviations of each passage', async () => {
    const lost = (await pairs()).flatMap(({ section, own }) =>
      section.passages.flatMap(({ id, text }, index) =>
        (text.match(/\b\d{4}\b|\d+%|\b(?:AI|ISIC)\b/gu) ?? [])
          .filter((fact) => !own?.passages[index]?.text.includes(fact))
          .map((fact) => `${id}: ${fact}`),
      ),
    );
    expect(lost).toEqual([]);
  });

  test('is written in its own script, at lengths that are read at a glance, without a sentence left in English', async () => {
    const odd = (await pairs())
      .flatMap(({ own }) => own?.passages ?? [])
      .filter(({ sources, text }) => {
        const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
        const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
        // The by-line gives the English title too.
        return text.length > 900 || han < 20 || (latin > 4 && !sources.includes('H2'));
      });
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  test('has at least ten readers’ questions for each source id, and synonyms for words that stand in the text', async () => {
    for (const { own } of await pairs()) {
      for (const source of new Set(own?.passages.flatMap(({ sources }) => sources))) {
        const questions = own?.questions.filter(({ sources }) => sources.includes(source)) ?? [];
        expect([source, questions.length >= 10]).toEqual([source, true]);
      }
      const text = own?.passages.map((passage) => passage.text).join('\n') ?? '';
      expect(Object.keys(own?.synonyms ?? {}).filter((word) => !text.includes(word))).toEqual([]);
    }
  });
});

test.each([
  ['P2', ['1949年', '1978年', '几十年']],
  ['P4', ['14亿']],
  ['C1', ['2023年9月8日', '河南省安阳县', 'Lu Peng', '新华社']],
  ['C2', ['2023年7月23日', '海洋地质二号', 'Xi Xiaoqian', '新华社']],
  ['P6', ['串联式', '并联式', '两百多年', '失去的二百年', '中国梦', '实体经济']],
  ['P8', ['人口规模巨大', '共同富裕', '物质文明和精神文明', '人与自然和谐共生', '和平发展']],
  ['P13', ['新型举国体制', '制造强国', '质量强国', '航天强国', '交通强国', '网络强国', '数字中国']],
  ['P15', ['碳达峰', '碳中和', '降碳', '减污', '扩绿', '增长']],
  ['P16', ['一带一路', '数字化、工业化、创新、包容、投资', '规则、规制、管理、标准']],
  ['P18', ['单边主义', '保护主义', '制造业发展规划', '重大科技计划', '反垄断']],
  ['P19', ['联合国', '《所有经济活动的国际标准行业分类》', '卡脖子']],
  ['C3', ['2023年8月19日', '河北省承德市', '丰宁抽水蓄能电站', '国网新源集团', 'Li He']],
  ['P21', ['高端芯片', '操作系统', '新材料', '重大装备']],
  ['P22', ['创新链、产业链、资金链', '人才链', '专精特新', '中试平台', '共性技术研发平台']],
  ['P25', ['绿色产品', '绿色工厂', '绿色工业园区', '绿色供应链', '电动汽车的废旧电池']],
  ['P27', ['自主创新基地', '汇聚枢纽', '试验场']],
  ['H2', ['黄群慧', '《求是》杂志', '2024年1月5日']],
  ['N1', ['中国社会科学院', '经济研究所', '所长', '研究员']],
  ['N2', ['中文版2023年第20期']],
])('the Chinese passages on %s carry the facts of the source', async (source, facts) => {
  const { corpus } = await loaded;
  const text = corpus?.articles
    .flatMap(({ translations }) => translations.filter(({ language }) => language === 'zh'))
    .flatMap(({ sections }) => sections.flatMap(({ passages }) => passages))
    .filter(({ sources }) => sources.some((id) => id === source))
    .map((passage) => passage.text)
    .join('\n');
  expect(facts.filter((fact) => !text?.includes(fact))).toEqual([]);
});
