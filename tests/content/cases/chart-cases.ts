import { withBody } from '../newsroom.ts'
import { type BadCase, EXTRA } from './bad-case.ts'

const TABLE = '| Year | Tons |\n| - | -: |\n| 2024 | 9 |\n| 2025 | about 12 |'
const SOURCE = 'Source: the mill.'

/** What is wrong with a chart. The block begins at line 6, its table at line 7. */
export const CHART_CASES: readonly BadCase[] = [
  chart('a chart of an unknown kind', ':::chart[Grain]{kind=bars}', TABLE, ['6:1 chart-kind'], 'Did you mean “bar”?'),
  chart('a chart that does not say its kind', ':::chart[Grain]', TABLE, ['6:1 chart-kind'], '{kind=bar}'),
  chart('a chart without a title', ':::chart{kind=bar}', TABLE, ['6:1 chart-title'], ':::chart[Title]'),
  chart(
    'a misspelt attribute',
    ':::chart[Grain]{kind=bar forcast=2025}',
    TABLE,
    ['6:1 markdown-unsupported'],
    'forecast',
  ),
  chart('a chart without a table', ':::chart[Grain]{kind=bar}', 'Nine tons.', ['7:1 chart-table']),
  chart('a chart that holds nothing but a title', ':::chart[Grain]{kind=bar}', '', ['6:1 chart-table'], undefined, ''),
  chart(
    'a cell that is no number',
    ':::chart[Grain]{kind=bar}',
    TABLE.replace('| 9', '| many'),
    ['9:10 chart-number'],
    'many',
  ),
  chart('a cell of two numbers', ':::chart[Grain]{kind=bar}', TABLE.replace('| 9', '| 9 to 12'), ['9:10 chart-number']),
  chart(
    'a row that is too short',
    ':::chart[Grain]{kind=bar}',
    TABLE.replace(' 9 |', ''),
    ['9:1 chart-table'],
    '1 cells',
  ),
  chart(
    'a bar chart of two columns',
    ':::chart[Grain]{kind=bar}',
    '| Year | a | b |\n| - | - | - |\n| 2024 | 1 | 2 |',
    ['7:1 chart-table'],
  ),
  chart('a line of one point', ':::chart[Grain]{kind=line}', '| Year | a |\n| - | - |\n| 2024 | 1 |', [
    '7:1 chart-table',
  ]),
  chart('a label of many words', ':::chart[Grain]{kind=bar}', TABLE.replace('2024', 'x'.repeat(45)), [
    '9:3 chart-label',
  ]),
  chart('a label that is empty', ':::chart[Grain]{kind=bar}', TABLE.replace('2024', ''), ['9:1 chart-label'], 'empty'),
  chart('a forecast of no row', ':::chart[Grain]{kind=bar forecast=2052}', TABLE, ['7:1 chart-mark'], '“2052”'),
  chart('a chart without a source', ':::chart[Grain]{kind=bar}', TABLE, ['7:1 chart-source'], undefined, ''),
  chart(
    'a chart with more than a table',
    ':::chart[Grain]{kind=bar}',
    TABLE,
    ['14:1 chart-table'],
    undefined,
    `${SOURCE}\n\n- More`,
  ),
  {
    kind: 'a chart of other numbers than the original’s',
    changes: {
      'stories/harvest/en.md': (good) => `${good}\n:::chart[Grain]{kind=bar}\n${TABLE}\n\n${SOURCE}\n:::\n`,
      'stories/harvest/ar.md': (good) =>
        `${good}\n:::chart[حبوب]{kind=bar}\n${TABLE.replace('12', '21')}\n\nالمصدر.\n:::\n`,
    },
    problems: ['content/stories/harvest/ar.md:20:1 translation-misaligned'],
    says: 'bar chart of 9, 21, where the original has a bar chart of 9, 12',
  },
]

function chart(
  kind: string,
  opening: string,
  table: string,
  problems: readonly string[],
  says?: string,
  source = SOURCE,
): BadCase {
  const markdown = `${[opening, table, '', source].join('\n').trimEnd()}\n:::`
  return {
    kind,
    changes: { [EXTRA]: withBody(markdown) },
    problems: problems.map((problem) => `content/${EXTRA}:${problem}`),
    ...(says ? { says } : {}),
  }
}
