import { withFrontMatter } from '../newsroom.ts'
import { type BadCase, EXTRA, inExtra } from './bad-case.ts'

const BOMB = [
  'bomb: &a [x, x, x, x, x, x, x, x, x]',
  'more: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]',
  'much: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]',
].join('\n')

const INVISIBLE: readonly (readonly [what: string, title: string])[] = [
  ['zero-width characters', '\u200b\u2060'],
  ['fillers', '\u3164\uffa0\u115f'],
  ['empty Braille cells', '\u2800\u2800'],
  ['combining marks', '\u0301\u20dd'],
  ['soft hyphens and variation selectors', '\u00ad\ufe0f'],
  ['language tags', '\u{e0065}\u{e006e}'],
  ['spaces between joiners', '\u200c \u00a0 \u200d'],
]

/** What may be wrong with the frame of the front matter, and with its YAML. */
export const FRONT_MATTER_CASES: readonly BadCase[] = [
  inExtra(
    'a title that nobody reads to its end',
    withFrontMatter(`title: ${'word '.repeat(250)}\ndate: 2025-02-25`),
    '2:8 limit-exceeded',
    'more than 1000 characters',
  ),
  inExtra(
    'a story with 101 tags',
    withFrontMatter(
      `title: A story\ndate: 2025-02-25\ntags: [${Array.from({ length: 101 }, (_, index) => `t${index}`)}]`,
    ),
    '4:7 limit-exceeded',
    'more than 100 tags',
  ),
  inExtra('no front matter', 'One paragraph.\n', '1:1 front-matter-missing', '`title: …`'),
  inExtra('a rule of four hyphens above', '----\ntitle: A story\n---\n\nText.\n', '1:1 front-matter-missing'),
  inExtra('front matter in TOML', '+++\ntitle = "A story"\n+++\n\nText.\n', '1:1 front-matter-missing', 'TOML'),
  inExtra('front matter in bare JSON', '{"title": "A story"}\n\nText.\n', '1:1 front-matter-missing'),
  inExtra('front matter in marked JSON', '---json\n{"title": "A story"}\n---\n\nText.\n', '1:1 front-matter-language'),
  inExtra('front matter in code', '---js\n{title: process.exit(1)}\n---\n\nText.\n', '1:1 front-matter-language', 'js'),
  inExtra('front matter without an end', '---\ntitle: A story\n\nText.\n', '1:1 front-matter-unclosed', 'End it'),
  inExtra('an end of four hyphens', '---\ntitle: A story\n----\n\nText.\n', '3:1 front-matter-unclosed'),
  withYaml('a value with a colon', 'title: Fire: the end', '2:8 yaml-invalid', 'quotation marks'),
  withYaml('a quotation mark that never closes', 'date: 2025-02-25\ntitle: "Fire', '3:8 yaml-invalid', 'never closes'),
  withYaml('a tab for indentation', 'title: A story\ncover:\n\tsrc: a.png', '4:1 yaml-invalid', 'Indent with spaces'),
  withYaml('a key that is there twice', 'title: One\ndate: 2025-02-25\ntitle: Two', '4:1 yaml-invalid', 'twice'),
  withYaml('an alias of nothing', 'title: *bold', '2:8 yaml-invalid', 'asterisk'),
  withYaml('a bomb of aliases', BOMB, '3:11 yaml-aliases'),
  withYaml('a list of keys', '- title: A story', '2:1 value-type', 'This must be a group of keys.'),
  withYaml('no title', 'date: 2025-02-25', '2:1 key-missing', '“title”'),
  withYaml('an empty title', 'title: ""\ndate: 2025-02-25', '2:8 value-invalid', 'empty'),
  withYaml('a title of spaces', 'title: "  "\ndate: 2025-02-25', '2:8 value-invalid', 'empty'),
  ...INVISIBLE.map(([what, title]) =>
    withYaml(`a title of ${what}`, `title: "${title}"\ndate: 2025-02-25`, '2:8 value-invalid', 'a reader can see'),
  ),
  withYaml('an author of joiners', story('authors: ["\u200d"]'), '4:11 value-invalid', 'a reader can see'),
  withYaml('a title without a value', 'title:\ndate: 2025-02-25', '2:7 value-type', 'has no value'),
  withYaml('a title that is a number', 'title: 2025\ndate: 2025-02-25', '2:8 value-type', 'quotation marks'),
  withYaml('an author who is no list', story('authors: Ann'), '4:10 value-type', '`authors: [Ada Writer]`'),
  withYaml(
    'a day of withdrawal without a reason',
    story('unpublish: 2026-03-02'),
    '4:12 value-type',
    '{date: 2026-03-02,',
  ),
  withYaml('an entry without a value', story('authors:\n  - Ann\n  -'), '6:4 value-type', '“authors.2” has no value'),
  withYaml('an empty description', story('description: ""'), '4:14 value-invalid', 'after three years.'),
  withYaml('a date that does not exist', 'title: A story\ndate: 2025-02-30', '3:7 date-invalid', '2025-02-24'),
  withYaml('a date in another form', withDate('24.02.2025'), '3:7 date-invalid', 'Write 2025-02-24.'),
  withYaml('a date with the year last', withDate('26/11/2026'), '3:7 date-invalid', 'year, month and day'),
  withYaml('a date whose month may be its day', withDate('3/4/2026'), '3:7 date-invalid', '2026-04-03 or 2026-03-04.'),
  withYaml('a date without its zeros', withDate('2025-2-4'), '3:7 date-invalid', 'Write 2025-02-04.'),
  withYaml('a time without a zone', withDate('2025-02-24T09:00'), '3:7 date-invalid', 'no time zone'),
  withYaml(
    'a time with a space and no zone',
    withDate('2025-02-24 09:00'),
    '3:7 date-invalid',
    '2025-02-24T09:00+08:00',
  ),
  withYaml('a day that does not exist, without a zone', withDate('2025-02-30T09:00'), '3:7 date-invalid', 'exists'),
  withYaml('a correction without a date', story('corrections:\n  - text: It was Ann.'), '5:5 key-missing', '`date: …`'),
  withYaml('comments that are neither a thread nor off', story('comments: none'), '4:11 value-invalid', 'or `off`'),
  withYaml('a source that the text does not name', story('sources: [The Times]'), '4:11 source-unfound', 'The Times'),
  withYaml('a source that is a number', story('sources: [7]'), '4:11 value-invalid', '{name'),
  withYaml('an unknown kind', story('kind: opinon'), '4:7 value-invalid', 'Did you mean “opinion”?'),
  withYaml('a day of publication without a time', story('publish: 2026-02-24'), '4:10 date-invalid', 'time and zone'),
  withYaml('a time of publication in words', story('publish: tomorrow'), '4:10 date-invalid', 'year, month and day'),
  withYaml('a time of publication without a zone', story('publish: 2026-02-24T09:00'), '4:10 date-invalid', 'zone'),
  withYaml('a withdrawal without a reason', story('unpublish: {date: 2026-02-24}'), '4:1 key-missing', 'reason'),
  withYaml('a withdrawal on no day', story('unpublish: {date: soon, reason: An error.}'), '4:19 date-invalid'),
  withYaml('a draft that is neither true nor false', story('draft: yes'), '4:8 value-type', 'true or false'),
  withYaml('an unknown key', story('autors: [Ann]'), '4:1 key-unknown', 'Did you mean “authors”?'),
  withYaml('an unknown key in a group', story('cover:\n  captoin: A mill'), '5:3 key-unknown', '“caption”'),
  withYaml('a misspelt licence', story('cover:\n  licnce: https://a.example/'), '5:3 key-unknown', '“licence”'),
  withYaml('a focus that is no place in a picture', story('cover:\n  focus: top'), '5:10 value-invalid', '50% 20%'),
  withYaml('a frame that does not exist', story('cover:\n  frame: square'), '5:10 value-invalid', 'photo'),
  withYaml('an unknown rule to accept', story('accept:\n  date-mising: So.'), '5:3 key-unknown', '“date-missing”'),
  withYaml('a section that site.yaml lacks', story('section: sience'), '4:10 value-invalid', 'Did you mean “science”?'),
  withYaml('a section named like a part of JavaScript', story('section: constructor'), '4:10 value-invalid'),
  withYaml('no date', 'title: A story', '1:1 date-missing (warning)', 'accept'),
  withYaml('an acceptance without an occasion', story('accept:\n  date-missing: So.'), '5:3 accept-unused (warning)'),
  {
    kind: 'an error that is accepted',
    changes: { [EXTRA]: `---\n${story('accept:\n  raw-html: We like it.')}\n---\n\n<blink>\n\nText.\n` },
    problems: [`content/${EXTRA}:5:3 accept-unused (warning)`, `content/${EXTRA}:8:1 raw-html`],
  },
  {
    kind: 'an unknown section beside other errors',
    changes: { [EXTRA]: withFrontMatter('title: A story\ndate: soon\nsection: sience') },
    problems: ['3:7 date-invalid', '4:10 value-invalid'].map((problem) => `content/${EXTRA}:${problem}`),
  },
  {
    kind: 'several wrong keys at once',
    changes: { [EXTRA]: withFrontMatter('titel: A story\ndate: soon\nkind: gossip') },
    problems: ['2:1 key-missing', '2:1 key-unknown', '3:7 date-invalid', '4:7 value-invalid'].map(
      (problem) => `content/${EXTRA}:${problem}`,
    ),
  },
]

function withYaml(kind: string, yaml: string, problem: string, says?: string): BadCase {
  return inExtra(kind, withFrontMatter(yaml), problem, says)
}

function withDate(date: string): string {
  return `title: A story\ndate: ${date}`
}

function story(more: string): string {
  return `title: A story\ndate: 2025-02-25\n${more}`
}
