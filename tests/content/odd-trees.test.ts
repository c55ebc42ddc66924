import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkContent } from '../../lib/cli/check/story-reports.ts'
import { isOwnRule, RULES } from '../../lib/problem/rules.ts'
import { someOf } from '../build/sample.ts'
import { writeNewsroom } from './newsroom.ts'
import ODD_NAMES from './odd-trees.json' with { type: 'json' }

const FOLDERS = 'stories stories/harvest pages pages/about static media authors messages fonts brand'.split(' ')
const FILES = [
  ...'site.yaml front.yaml stories/harvest/en.md stories/harvest/ar.md stories/harvest/field.png'.split(' '),
  ...'pages/about/en.md theme.css'.split(' '),
]

/** Kinds of entries that replace a file or folder. */
const REPLACED: Readonly<Record<string, (place: string) => void>> = {
  'an empty file': (place) => writeFileSync(place, ''),
  'a file of zeros': (place) => writeFileSync(place, Buffer.alloc(5000)),
  'a file that is not UTF-8': (place) => writeFileSync(place, Buffer.from([0x61, 0xe9, 0xff, 0xfe])),
  'an empty folder': (place) => mkdirSync(place),
  'a folder of folders': (place) => mkdirSync(path.join(place, 'a/b/c'), { recursive: true }),
  'a link to nothing': (place) => symlinkSync('gone', place),
  'a link to itself': (place) => symlinkSync(path.basename(place), place),
  'a link to the folder above': (place) => symlinkSync('..', place),
  'a link out of the content': (place) => symlinkSync('/etc', place),
  'a link to a device': (place) => symlinkSync('/dev/zero', place),
}

/** The names of what is added to a folder. */
const NAMES: readonly (string | Buffer)[] = [
  ...ODD_NAMES,
  ...['a'.repeat(255), `${'漢'.repeat(80)}.md`, `${'a/'.repeat(120)}b`, `${'a/'.repeat(120)}en.md`],
  ...[[0xe9], [0x66, 0xff, 0x2e, 0x6d, 0x64], [0xc0, 0xaf], [0xed, 0xa0, 0x80]].map((bytes) => Buffer.from(bytes)),
]
const SOME_NAMES = someOf(NAMES, 12)

async function expectNamedProblems(root: string): Promise<void> {
  const { problems } = await checkContent(root)
  expect(problems.filter(({ rule }) => !(rule in RULES) && !isOwnRule(rule))).toEqual([])
  expect(problems.filter(({ file }) => file === '')).toEqual([])
}

describe.skipIf(process.platform === 'win32').each([...FOLDERS, ...FILES])('in the place of %s', (name) => {
  it.each(someOf(Object.entries(REPLACED), 5))('%s is read, or is a problem with a name', async (_, put) => {
    const root = writeNewsroom()
    const place = path.join(root, name)
    rmSync(place, { recursive: true, force: true })
    put(place)
    await expectNamedProblems(root)
  })
})

describe.skipIf(process.platform !== 'linux').each(['stories', 'stories/harvest', 'pages/about', 'static', 'media'])(
  'in %s',
  (folder) => {
    it.each(['a file', 'a folder'])(
      `%s with any name (${SOME_NAMES.length} of ${NAMES.length}) is read, or is a problem with a name`,
      async (kind) => {
        for (const name of SOME_NAMES) {
          const root = writeNewsroom()
          const place = Buffer.concat([Buffer.from(`${path.join(root, folder)}/`), Buffer.from(name)])
          if (kind === 'a file') {
            mkdirSync(path.dirname(path.join(root, folder, String(name))), { recursive: true })
            writeFileSync(place, '---\ntitle: A\n---\n\nA.\n')
          } else mkdirSync(place, { recursive: true })
          await expectNamedProblems(root)
        }
      },
    )
  },
)
