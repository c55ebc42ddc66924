import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { COMMAND_NAMES } from '../../../lib/cli/find-command.ts'
import { EXAMPLES, newsroomDocuments } from '../../../packages/masthead/package-files.ts'
import { unknownThings } from './named-things.ts'

const ROOTS = '.github .vscode app components content docs lib packages public schemas tests'.split(' ')
const OF_TEMPLATE = /^packages\/create-masthead\/template\/(?:newsroom|hosts\/\w+)\/(.+)/
const withScripts = z.object({ scripts: z.record(z.string(), z.string()) })
const scriptsIn = (file: string) => {
  const text = readFileSync(file, 'utf8').replace(/\{\{\w+\}\}$/m, '{}')
  return Object.keys(withScripts.parse(JSON.parse(text)).scripts)
}
const FILES = [
  ...readdirSync('.').filter((name) => statSync(name).isFile()),
  ...ROOTS.flatMap((root) =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map((entry) => path.join(entry.parentPath, entry.name).replaceAll('\\', '/')),
  ),
]
const REPOSITORY = {
  files: [...FILES, 'masthead.config.ts'], // a file of newsrooms
  scripts: scriptsIn('package.json'),
  commands: [...COMMAND_NAMES, 'help'],
}
// A new newspaper has these, and Masthead’s documents about the rest.
const NEWSROOM_DOCUMENTS = newsroomDocuments('.')
const NEWSROOM = {
  files: [
    ...NEWSROOM_DOCUMENTS,
    ...FILES.filter((name) => [...EXAMPLES, 'docs/pictures'].some((one) => name.startsWith(one))),
    ...FILES.flatMap((name) => OF_TEMPLATE.exec(name)?.[1] ?? []),
    ...['masthead.config.ts', 'lib/date.ts'], // which newsrooms may add; lib is in overrides
  ],
  scripts: scriptsIn('packages/create-masthead/template/newsroom/package.json'),
  commands: REPOSITORY.commands,
}
const DOCUMENTS = FILES.filter((name) => /^(?:[^/]+|(?:docs|\.github)\/.+|packages\/[\w-]+\/README)\.md$/.test(name))

it('the documents are there to be read', () => {
  for (const name of ['README.md', 'CONTRIBUTING.md', 'docs/extending.md', 'docs/decisions/0000-why-next.md']) {
    expect(DOCUMENTS).toContain(name)
  }
})

it.each(DOCUMENTS)('every path, link, script and command that %s names exists', (name) => {
  expect(unknownThings({ name, text: readFileSync(name, 'utf8') }, REPOSITORY)).toEqual([])
})

it.each(NEWSROOM_DOCUMENTS)('in a newspaper too, every path, link, script and command that %s names exists', (name) => {
  const text = readFileSync(name, 'utf8').replaceAll('$schema=../', '$schema= ')
  expect(unknownThings({ name, text }, NEWSROOM)).toEqual([])
})

it('what does not exist is named with its line', () => {
  const text = [
    'See `lib/attic/none.ts`, lib/cli/commands.ts and [this](../README.md).',
    'A [guide](nowhere.md), `npm run\nlint`, `npm test`, `attic.ts`.',
    '```sh\nnpx masthead chek && npx masthead check\nsee lib/attic/*.ts, lib/cli/*.ts, lib/<name>.ts, lib/attic/<name>.ts\n```',
    'Not `content/stories/mine/en.md`, https://site.example/docs/none.md or [a story](/en/x/)',
  ].join('\n')
  expect(unknownThings({ name: 'docs/a.md', text }, REPOSITORY).toSorted()).toEqual([
    'docs/a.md:1 names lib/attic/none.ts',
    'docs/a.md:2 names lint',
    'docs/a.md:2 names nowhere.md',
    'docs/a.md:3 names attic.ts',
    'docs/a.md:5 names chek',
    'docs/a.md:6 names lib/attic/*.ts',
    'docs/a.md:6 names lib/attic/<name>.ts',
  ])
})
