import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { ask, meantLanguages, questionsFor } from '../answers.ts'
import { type InitOptions, initNewsroom } from '../init-newsroom.ts'
import { ENGINE, newFolder } from './init-in.ts'

it.each<[what: string, options: InitOptions, problem: RegExp]>([
  ['a tag that no language has', { languages: 'en,xx,qq' }, /“xx”\. Write en, zh or pt-BR\. Choose among am, /],
  [
    'languages without starter texts',
    { languages: 'en,ca,eu' },
    /in “ca”, “eu”\. Choose among am, .* afterwards: npx masthead language add ca$/,
  ],
  ['a country', { languages: 'en,cz' }, /Czechia, not of a language\. Did you mean cs \(Czech\)\? Choose/],
  [
    'the English name of a language',
    { languages: 'norwegian' },
    /“norwegian” .* Did you mean nb \(Norwegian Bokmål\)\? Ch/,
  ],
  ['no language', { languages: ' , ' }, /needs a language/],
  ['an unknown host', { host: 'githb' }, /“githb” is not a known host. Did you mean “github”\?/],
  ['an empty name', { name: ' ' }, /needs a name/],
  ['a name on two lines', { name: 'a\nb' }, /on one line/],
  ['a very long name', { name: 'a'.repeat(101) }, /longer than 100/],
  ['a section that cannot be an address', { section: '新闻' }, /“新闻” becomes part of addresses/],
  ['a section that begins with a digit', { section: '24 hours' }, /begin with one of the letters/],
  ['nothing to import from', { from: '/nowhere/at-all' }, /There is no \/nowhere\/at-all/],
])('%s is a problem with its remedy, and nothing is written', async (_, options, problem) => {
  const folder = newFolder()
  const result = await initNewsroom(folder, { yes: true, ...options }, ENGINE)
  expect(result).toEqual({ problems: [expect.stringMatching(problem)] })
  expect(readdirSync(path.dirname(folder))).toEqual([])
})

it('all problems are reported at once', async () => {
  const options = { yes: true, languages: 'xx', host: 'ftp', section: '!', from: '/nowhere' }
  const result = await initNewsroom(newFolder(), options, ENGINE)
  expect(result).toHaveProperty('problems.length', 4)
})

it('without a terminal, the options that are missing are named', async () => {
  const folder = newFolder()
  const result = await initNewsroom(folder, { name: 'The Gazette', languages: 'en' }, ENGINE)
  expect(result).toEqual({
    problems: [expect.stringMatching(/--yes for the usual answers, or write --section, --host\.$/)],
  })
  expect(existsSync(folder)).toBe(false)
})

it('the terminal asks each question until its answer has no problem, and an empty answer is the usual one', async () => {
  let shown = ''
  const input = new PassThrough()
  const output = new Writable({
    write: (chunk, _, done) => {
      shown += chunk
      // A person answers when the question is there.
      if (/\] $/.test(shown)) input.write(answers.shift() ?? '\n')
      done()
    },
  })
  const answers = ['\n', 'klingon\n', 'fr en\n', 'Town hall\n', 'netlify\n']
  const given = await ask(questionsFor('my-paper', ['en', 'fr']), input, output)
  expect(given).toEqual({ name: 'My Paper', languages: 'fr en', section: 'Town hall', host: 'netlify' })
  expect(shown).toContain('“klingon” is not a BCP 47 language tag. Write en, zh or pt-BR. Choose among en, fr')
})

it.each([
  ['German', 'Did you mean de (German)? '],
  ['no', 'Did you mean nb (Norwegian Bokmål)? '],
  ['de-x-leicht', ''],
  ['ar-u-nu-latn', 'Did you mean ar (Arabic)? '],
])('“%s” means: %s', (given, question) => {
  expect(meantLanguages(given, ['de', 'nb', 'ar'])).toBe(question)
})
