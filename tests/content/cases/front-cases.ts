import type { BadCase } from './bad-case.ts'

const front = (kind: string, yaml: string, problems: readonly string[], says?: string): BadCase => ({
  kind,
  changes: { 'front.yaml': yaml },
  problems: problems.map((problem) => `content/front.yaml:${problem}`),
  ...(says ? { says } : {}),
})

/** What may be wrong with the editors' choice for the front page. */
export const FRONT_CASES: readonly BadCase[] = [
  front('a lead that does not exist', 'lead: harvst\n', ['1:7 front-story'], 'Did you mean “harvest”?'),
  front('a wrong name in the order', 'order:\n  - nowhere\n', ['2:5 front-story'], 'Known here: harvest.'),
  front('a story named twice', 'lead: harvest\norder: [harvest]\n', ['2:9 value-invalid'], 'named twice'),
  front('an unknown key', 'leed: harvest\n', ['1:1 key-unknown'], 'Did you mean “lead”?'),
  front('a lead that is a list', 'lead: [harvest]\n', ['1:7 value-type']),
  front('a date that is none', 'lead: harvest\nuntil: soon\n', ['2:8 value-invalid'], 'write 2027-03-01'),
  front(
    'a choice that is over',
    'lead: harvest\nuntil: 2020-01-01\n',
    ['2:8 front-over (warning)'],
    'ignore this file',
  ),
  front('YAML that cannot be read', 'lead: [\n', ['2:1 yaml-invalid']),
  front(
    'a group without a heading in one language, and with one too many',
    'groups:\n  - label: {en: Our choice, fr: Notre choix}\n    stories: [harvest]\n',
    ['2:12 text-missing', '2:33 language-unknown'],
    '“ar”',
  ),
  front('a group without stories', 'groups:\n  - label: {en: A, ar: ب}\n    stories: []\n', ['3:14 value-invalid']),
  {
    kind: 'a lead that is not in each language',
    changes: {
      'front.yaml': 'lead: mill\n',
      'stories/mill/en.md': '---\ntitle: The mill\ndate: 2025-02-25\n---\n\nIt turns.\n',
    },
    problems: ['content/front.yaml:1:7 front-language (warning)'],
    says: 'not published in ar',
  },
]
