import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { missingPackages } from '../../lib/builder/render/build-run.ts'
import { requirePackage } from '../../lib/library/package-of.ts'
import { readPublication } from '../../lib/publication/read-publication.ts'
import { type Changes, inOneLine, replaced, writeNewsroom } from '../content/newsroom.ts'
import { temporaryFolder } from './helpers/temporary-folder.ts'

/** Makes an installation of Masthead that has only these of its optional packages. */
function install(installed: readonly string[]): void {
  const engine = temporaryFolder()
  const peerDependencies = {
    '@fontsource-variable/noto-naskh-arabic': '5.3.0',
    '@masthead/cards': '0.2.0',
    '@masthead/cms': '0.2.0',
    '@masthead/scale': '0.2.0',
    shiki: '4.6.0',
  }
  writeFileSync(path.join(engine, 'package.json'), JSON.stringify({ peerDependencies }))
  mkdirSync(path.join(engine, 'compiled'))
  for (const name of installed) {
    const folder = path.join(engine, 'node_modules', name)
    mkdirSync(folder, { recursive: true })
    for (const file of ['unicode.json', 'index.js', 'main.js']) writeFileSync(path.join(folder, file), '{}')
  }
  vi.stubEnv('MASTHEAD_ENGINE', engine)
  onTestFinished(() => void vi.unstubAllEnvs())
}

/** Reports what is missing in an installation of Masthead that has only these of its optional packages. */
function missingIn(installed: readonly string[], changes: Changes = {}) {
  install(installed)
  const root = writeNewsroom(changes)
  const { publication, parsed: site } = readPublication(root)
  return missingPackages(root, { publication, site })
}

const FOR_CARDS = [
  '@masthead/cards',
  ...['noto-serif-display', 'noto-sans', 'noto-naskh-arabic', 'noto-sans-arabic'].map(
    (family) => `@fontsource-variable/${family}`,
  ),
]
const WITH_CMS = { 'site.yaml': replaced('languages:', 'editor: {host: folder}\nlanguages:') }

it('a missing font is reported at the line of its language, with the command that installs it', () => {
  const [problem, ...others] = missingIn(FOR_CARDS.filter((name) => !name.endsWith('naskh-arabic')))
  expect(others).toEqual([])
  expect(problem && inOneLine(problem)).toMatch(/^content\/site\.yaml:\d+:\d+ package-missing \(warning\)$/)
  expect(problem?.message).toContain('“ar”')
  expect(problem?.hint).toContain('npm install @fontsource-variable/noto-naskh-arabic@5.3.0 ')
})

it('without the package of cards there is one warning, which names it with the fonts', () => {
  const [problem, ...others] = missingIn([])
  expect(others).toEqual([])
  expect(problem && inOneLine(problem)).toMatch(/^content\/site\.yaml:1:1 package-missing \(warning\)$/)
  expect(problem?.hint).toMatch(/^npm install @masthead\/cards@0\.2\.0 @fontsource-variable\//)
})

it('nothing is missing where every font is installed, or where no cards are drawn', () => {
  expect(missingIn(FOR_CARDS)).toEqual([])
  vi.stubEnv('CARDS', 'off')
  expect(missingIn([])).toEqual([])
})

it('an extension whose package is missing is an error at its name in site.yaml', () => {
  const changes = { 'site.yaml': replaced('languages:', 'extensions: [code, math]\nlanguages:') }
  const [problem, ...others] = missingIn([...FOR_CARDS, 'temml'], changes)
  expect(others).toEqual([])
  expect(problem && inOneLine(problem)).toBe('content/site.yaml:2:14 package-missing')
  expect(problem?.hint).toBe('npm install shiki@4.6.0')
})

it('a browser editor whose package is missing is an error', () => {
  expect(missingIn(FOR_CARDS, WITH_CMS).map(inOneLine)).toEqual(['content/site.yaml:2:1 package-missing'])
  expect(missingIn([...FOR_CARDS, '@masthead/cms'], WITH_CMS)).toEqual([])
})

it('a mail edition whose package is missing is an error', () => {
  const changes = { 'site.yaml': replaced('languages:', 'mail: {}\nlanguages:') }
  expect(missingIn(FOR_CARDS, changes).map(inOneLine)).toEqual(['content/site.yaml:2:1 package-missing'])
  expect(missingIn([...FOR_CARDS, '@masthead/mail'], changes)).toEqual([])
})

it('an option whose package is missing ends with the command that installs it', async () => {
  install([])
  await expect(requirePackage('scale', '--shard')).rejects.toThrow(
    '--shard needs a package of its own: npm install @masthead/scale@0.2.0',
  )
})

it('a newspaper made of archives gets the other packages from the folder of its archives', () => {
  const newspaper = temporaryFolder()
  vi.spyOn(process, 'cwd').mockReturnValue(newspaper)
  onTestFinished(() => void vi.restoreAllMocks())
  const manifest = path.join(newspaper, 'package.json')
  const cms = () => missingIn(FOR_CARDS, WITH_CMS).map(({ hint }) => hint)
  writeFileSync(manifest, '{"dependencies": {"masthead": "^0.2.0"}}')
  expect(cms()).toEqual(['npm install @masthead/cms@0.2.0'])
  writeFileSync(manifest, '{"dependencies": {"masthead": "file:vendor/masthead-0.2.0.tgz"}}')
  expect(cms()).toEqual(['npm install ./vendor/masthead-cms-0.2.0.tgz'])
})
