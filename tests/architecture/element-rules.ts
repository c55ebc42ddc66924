import { breachAt, type Rule, type Source, withoutComments } from './source.ts'

const ELEMENTS = 'components/elements.ts'
const DEMANDED = 'components/lazy.ts'
const LOADED_BY = 'lib/build/page/lazy-script-use.ts'

/** The files that put elements into a script of the site. */
const BUNDLING = [
  ELEMENTS,
  DEMANDED,
  'components/rare.ts',
  'components/offline/offline-script.ts',
  'lib/build/compile/compiler.ts',
]

/** The rules about custom elements: one that is missing from a list never starts. */
export const ELEMENT_RULES: readonly Rule[] = [
  {
    name: 'every element is part of a script of the site',
    check: (sources) => {
      const bundling = sources.filter(({ name }) => BUNDLING.includes(name)).map(({ text }) => withoutComments(text))
      return sources
        .filter(({ name }) => name.endsWith('.element.ts'))
        .filter(({ name }) => !bundling.some((text) => text.includes(`/${name.split('/').at(-1)}'`)))
        .map((source) => breachAt(source, 0, `is in no script of the site: name it in ${ELEMENTS} or ${DEMANDED}.`))
    },
    breach: {
      'components/elements.ts': "import { A } from './a/a.element.ts'\n// import { B } from './b/b.element.ts'\n",
      'components/a/a.element.ts': '',
      'components/b/b.element.ts': '',
    },
    said: [
      'components/b/b.element.ts:1 is in no script of the site: name it in components/elements.ts or components/lazy.ts.',
    ],
  },
  {
    name: 'every element that comes on demand has something that loads it',
    check: (sources) => {
      const entriesIn = (file: string) => sources.filter(({ name }) => name === file).flatMap(entriesOf)
      const [loaded, always] = [entriesIn(LOADED_BY), entriesIn(ELEMENTS)]
      const has = (entries: readonly Entry[], wanted: string) => entries.some(({ name }) => name === wanted)
      return [
        ...entriesIn(DEMANDED)
          .filter(({ name }) => !has(loaded, name))
          .map(({ source, index, name }) =>
            breachAt(source, index, `defines ${name}: say in ${LOADED_BY} what loads it.`),
          ),
        ...loaded
          .filter(({ name, value }) => !["'page'", `'${name}'`].includes(value) && !has(always, value.slice(1, -1)))
          .map(({ source, index, value }) => breachAt(source, index, `names ${value}, which is not in ${ELEMENTS}.`)),
      ]
    },
    breach: {
      'components/elements.ts': "const elements = {\n  'share-story': ShareStory,\n}\n",
      'components/lazy.ts':
        "const elements = {\n  'share-words': ShareWords,\n  'a-viewer': AViewer,\n  'new-thing': NewThing,\n}\n",
      'lib/build/page/lazy-script-use.ts':
        "const LOADED_BY = {\n  'embed-frame': 'page',\n  'share-words': 'share-story',\n  'a-viewer': 'a-viewer',\n  'a-voice': 'listen-story',\n}\n",
    },
    said: [
      'components/lazy.ts:4 defines new-thing: say in lib/build/page/lazy-script-use.ts what loads it.',
      "lib/build/page/lazy-script-use.ts:5 names 'listen-story', which is not in components/elements.ts.",
    ],
  },
]

interface Entry {
  readonly source: Source
  readonly index: number
  readonly name: string
  readonly value: string
}

/** The entries of a source's lists: `'name': value,`, one a line. */
function entriesOf(source: Source): Entry[] {
  return [...withoutComments(source.text).matchAll(/^ +'([a-z-]+)': ([^,\n]+)/gm)].map(
    ({ index, 1: name = '', 2: value = '' }) => ({ source, index, name, value }),
  )
}
