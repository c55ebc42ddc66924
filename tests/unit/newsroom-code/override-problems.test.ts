import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { readOverrides } from '../../../lib/builder/compile/overrides.ts'
import { inOneLine } from '../../content/newsroom.ts'
import { newsroomWith } from './own-code.ts'

const FOOTER = 'export default () => <footer />\n'

it('has nothing to say about a newsroom without overrides, and bundles none', async () => {
  expect(await readOverrides(newsroomWith({}))).toEqual({ problems: [] })
})

it.each([
  ['a part that does not exist', 'foter.tsx', FOOTER, '1:1 override-unknown', 'Did you mean “footer”?'],
  ['style rules of no part', 'foter.css', 'a{}', '1:1 override-unknown', 'Did you mean “footer”?'],
  ['a script of no part', 'foter.element.ts', '', '1:1 override-unknown', 'Did you mean “footer”?'],
  ['a file that is no component', 'footer.jsx', FOOTER, '1:1 override-unknown', '<part>.tsx'],
  ['no default export', 'footer.tsx', 'export const Footer = 1\n', '1:1 code-invalid', 'export default'],
  ['JSX that is not closed', 'footer.tsx', 'export default () =>\n  <p>é</b>\n', '2:9 code-invalid', '"b"'],
  ['a module that does not exist', 'footer.tsx', `import './no.ts'\n${FOOTER}`, '1:8 code-invalid', './no.ts'],
  [
    'a part of Masthead that does not exist',
    'footer.tsx',
    `import A from 'masthead/components/foter'\nexport default () => <A />\n`,
    '1:15 code-invalid',
    'Did you mean “footer”?',
  ],
  [
    'a hook',
    'footer.tsx',
    `import { useState } from 'react'\nexport default () => useState(1)[0]\n`,
    '1:10 code-client',
    'overrides/<part>.element.ts',
  ],
  [
    'a hook by way of React',
    'footer.tsx',
    `import * as R from 'react'\nexport default () => R.useId()\n`,
    '2:24 code-client',
    'overrides/<part>.element.ts',
  ],
  [
    'React itself',
    'footer.tsx',
    `import React from 'react'\nexport default () => React.version\n`,
    '1:8 code-client',
    'import only Children',
  ],
  [
    'code for browsers',
    'footer.tsx',
    `// Ours\n'use client'\n${FOOTER}`,
    '2:1 code-client',
    'overrides/<part>.element.ts',
  ],
  ['imported style rules', 'footer.tsx', `import './a/b.css'\n${FOOTER}`, '1:8 code-invalid', 'overrides/<part>.css'],
  ['style rules of another site', 'footer.css', '@import "https://a.example/";', '1:1 css-foreign', 'Copy the rules'],
  ['style rules that are not CSS', 'footer.css', 'a {\n', '1:1 css-invalid', 'Unclosed block'],
  ['a script that defines nothing', 'footer.element.ts', 'alert(1)', '1:1 code-invalid', 'customElements.define'],
  ['a script that does not compile', 'footer.element.ts', 'let a =\n', '2:1 code-invalid', 'Unexpected end of file'],
])('reports %s, with its place and a remedy', async (_, name, text, place, says) => {
  const { overrides, problems } = await readOverrides(
    newsroomWith({ [`overrides/${name}`]: text, 'overrides/a/b.css': 'a{}' }),
  )
  expect(overrides).toBeUndefined()
  expect(problems.map(inOneLine)).toEqual([`overrides/${name}:${place}`])
  expect(`${problems[0]?.message} ${problems[0]?.hint}`).toContain(says)
})

it('reports the problems of all files at once', async () => {
  const { problems } = await readOverrides(
    newsroomWith({ 'overrides/footer.tsx': '<', 'overrides/list.tsx': '<', 'overrides/a.css': '' }),
  )
  expect(problems.map(({ file }) => file).sort()).toEqual([
    'overrides/a.css',
    'overrides/footer.tsx',
    'overrides/list.tsx',
  ])
})

it('names the package that a newsroom needs for components, with the command that installs it', async () => {
  const root = newsroomWith({ 'overrides/footer.tsx': FOOTER })
  const engine = mkdtempSync(path.join(tmpdir(), 'masthead-engine-'))
  onTestFinished(() => rmSync(engine, { recursive: true }))
  writeFileSync(path.join(engine, 'package.json'), JSON.stringify({ peerDependencies: { esbuild: '0.28.2' } }))
  vi.stubEnv('MASTHEAD_ENGINE', engine)
  onTestFinished(() => void vi.unstubAllEnvs())
  const { problems } = await readOverrides(root)
  expect(problems.map(inOneLine)).toEqual(['overrides/footer.tsx:1:1 package-missing'])
  expect(problems[0]?.hint).toBe('npm install esbuild@0.28.2')
})
