import { breachAt, type Rule, type Source, withoutComments } from './source.ts'

const BEHAVIOURS = 'lib/builder/page/behaviours.ts'
const SCRIPTS = ['every', 'few', 'lazy', 'search', 'offline', 'live']

/** The rules about custom elements: one that is not in the list never starts. */
export const ELEMENT_RULES: readonly Rule[] = [
  {
    name: 'every element is in the list of behaviours, and every behaviour of the list is an element',
    check: (sources) => {
      const listed = entriesIn(sources)
      const elements = sources.filter(({ name }) => name.endsWith('.element.ts'))
      const names = elements.map(({ name }) => name.replace(/^.*\/|\.element\.ts$/g, ''))
      return [
        ...elements.flatMap((source, index) =>
          listed.some(({ name }) => name === names[index])
            ? []
            : breachAt(source, 0, `is in no script of the site: name it in ${BEHAVIOURS}.`),
        ),
        ...listed
          .filter(({ name }) => !names.includes(name))
          .map(({ source, index, name }) =>
            breachAt(source, index, `names ${name}, but there is no ${name}.element.ts.`),
          ),
      ]
    },
    breach: {
      [BEHAVIOURS]: "const BEHAVIOURS = {\n  'a-a': 'every',\n  // 'b-b': 'every',\n  'c-c': 'every',\n}\n",
      'components/a/a-a.element.ts': '',
      'components/b/b-b.element.ts': '',
    },
    said: [
      `components/b/b-b.element.ts:1 is in no script of the site: name it in ${BEHAVIOURS}.`,
      `${BEHAVIOURS}:4 names c-c, but there is no c-c.element.ts.`,
    ],
  },
  {
    name: 'what a reader uses to load a lazy element is an element of every page, or the lazy one itself',
    check: (sources) => {
      const listed = entriesIn(sources)
      return listed
        .filter(({ name, by }) => !SCRIPTS.includes(by) && by !== name)
        .filter(({ by }) => !listed.some((other) => other.name === by && other.by === 'every'))
        .map(({ source, index, by }) =>
          breachAt(source, index, `names “${by}”, which is not an element of every page.`),
        )
    },
    breach: {
      [BEHAVIOURS]:
        "const BEHAVIOURS = {\n  'a-a': 'every',\n  'b-b': 'a-a',\n  'c-c': 'c-c',\n  'd-d': 'b-b',\n  'e-e': 'evry',\n}\n",
    },
    said: [
      `${BEHAVIOURS}:5 names “b-b”, which is not an element of every page.`,
      `${BEHAVIOURS}:6 names “evry”, which is not an element of every page.`,
    ],
  },
]

/** Returns the entries of the list: `'name': 'script',`, one a line. */
function entriesIn(sources: readonly Source[]) {
  return sources
    .filter(({ name }) => name === BEHAVIOURS)
    .flatMap((source) =>
      [...withoutComments(source.text).matchAll(/^ +'([a-z-]+)': '([a-z-]+)'/gm)].map(
        ({ index, 1: name = '', 2: by = '' }) => ({ source, index, name, by }),
      ),
    )
}
