import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { read, writeFiles } from '../../../tests/unit/helpers/temporary-folder.ts'
import { writeFiles as writeNewFiles } from '../newsroom-files.ts'
import { withLanguage, withoutLanguage } from '../newsroom-language.ts'
import { ENGINE, newNewsroom } from './init-in.ts'

/** The content folder of a new newsroom in English and French, with changes to its site.yaml. */
async function contentWith(change: (yaml: string) => string = (yaml) => yaml) {
  const root = path.join(await newNewsroom({ languages: 'en,fr', section: 'science' }), 'content')
  writeFiles(root, { 'site.yaml': change(read(root, 'site.yaml')) })
  return { root, yaml: read(root, 'site.yaml') }
}

it.each(['de', 'fa', 'pt-BR', 'zh-Hant'])(
  'adds “%s” with all that a new newsroom has in it, and no error',
  async (lang) => {
    const { root, yaml } = await contentWith()
    const { text, files, known, open } = withLanguage(lang, root, yaml, ENGINE)
    expect(open).toEqual([])
    expect(known).toEqual(['description', 'sections.science.label', 'consent.notice'].map((key) => `${key}.${lang}`))
    expect([...files.keys()].sort()).toEqual(
      ['about', 'cookies', 'privacy', 'terms'].map((page) => `pages/${page}/${lang}.md`),
    )
    writeFiles(root, { 'site.yaml': text, ...Object.fromEntries(files) })
    expect(
      readLibrary(root).problems.filter(({ severity, rule }) => severity === 'error' || rule.startsWith('page')),
    ).toEqual([])
    const comments = (one: string) => one.split('\n').filter((line) => line.trim().startsWith('#'))
    expect(comments(text)).toEqual(comments(yaml))
  },
)

it('what a command that was killed left behind is gone after the next one; what one at work has stays', async () => {
  const { root } = await contentWith()
  const ended = spawnSync(process.execPath, ['--version']).pid
  const [killed, working] = [ended, process.ppid].map((pid) => `.masthead-init-${pid}-AbCdEf`)
  for (const name of [killed, working]) mkdirSync(path.join(root, `${name}/newsroom`), { recursive: true })
  writeNewFiles(root, new Map([['pages/about/de.md', 'Über uns']]))
  expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([working])
  expect(read(root, 'pages/about/de.md')).toBe('Über uns')
})

it('writes nothing for the newsroom of which only the newsroom knows the words', async () => {
  const { root, yaml } = await contentWith((good) =>
    good
      .replace(/(?<=\n {2}en: )".*"/, '"All that the tide brings in."')
      .concat('motto: {en: Ship by ship, fr: Navire après navire}\nauthors: {ada: {languages: [en, de]}}\n'),
  )
  writeFiles(root, { 'pages/privacy/en.md': read(root, 'pages/privacy/en.md').concat('\nWe keep what you write.\n') })
  const { text, files, open } = withLanguage('de', root, yaml, ENGINE)
  expect(open).toEqual([
    'site.yaml: description.de',
    'site.yaml: motto.de',
    'pages/privacy/de.md: npx masthead translate privacy de',
  ])
  // The languages that authors speak stay.
  expect(withoutLanguage('de', text).text).toBe(yaml)
  expect(files.has('pages/privacy/de.md')).toBe(false)
  expect(parse(text)).toMatchObject({
    languages: ['en', 'fr', 'de'],
    sections: { science: { label: { de: 'Wissenschaft' } } },
  })
})
