import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readArguments, usageError } from '../../lib/cli/command.ts'
import { missingPublication, readSite } from '../../lib/cli/site.ts'
import { tagProblem } from '../../lib/language/language.ts'
import { MESSAGES } from '../../lib/publication/content-names.ts'
import { readMessages } from '../../lib/publication/read-messages.ts'
import { meantLanguages } from './answers.ts'
import { initCommands } from './commands.ts'
import { templateLanguages, writeFiles } from './newsroom-files.ts'
import { filesOfLanguage, withLanguage, withoutLanguage } from './newsroom-language.ts'
import { thisEngine } from './this-engine.ts'
import { untranslatedMessages } from './untranslated-messages.ts'

/**
 * `npx masthead language add de` adds a language to site.yaml, with the starter texts that Masthead has in it or a file
 * of messages to translate, and lists what is left to write. `language remove de` lists what would go with a language;
 * with `--yes` it removes that.
 */
const { values, positionals } = readArguments(initCommands.language)
const [action, tag, more] = positionals
if ((action !== 'add' && action !== 'remove') || !tag || more)
  usageError('Say what to do with which language: npx masthead language add de')
const site = readSite()
const { root, publication, languages } = site
if (!publication) missingPublication(site)
const file = path.join(root, 'site.yaml')
const yaml = readFileSync(file, 'utf8')
const list = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join('\n')
if (action === 'add') add(tag)
else remove(tag)

function add(lang: string): void {
  const meant = meantLanguages(lang, templateLanguages(thisEngine()))
  const problem = tagProblem(lang)
  if (problem) usageError(`${problem.message} ${meant.trim() || problem.hint}`)
  if (languages.includes(lang)) usageError(`“${lang}” is among the languages already.`)
  const lacksMessages = readMessages(root, [lang]).missing.has(lang)
  if (lacksMessages && meant) usageError(`Masthead has no texts in “${lang}”. ${meant}`)
  const { text, files, known, open } = withLanguage(lang, root, yaml, thisEngine())
  const messages = `${MESSAGES}/${lang}.json`
  const existing = writeFiles(root, lacksMessages ? new Map([...files, [messages, untranslatedMessages()]]) : files)
  writeFileSync(file, text)
  const pages = [...files.keys()].filter((name) => !existing.includes(name))
  const made = lacksMessages ? [...pages, messages] : pages
  console.log(`“${lang}” is among the languages of this newspaper now. Written in it:`)
  console.log(list([...['languages', ...known].map((key) => `site.yaml: ${key}`), ...made]))
  if (pages.length + known.length > 0) console.log('Machines translated these texts: have somebody correct them.')
  if (open.length > 0) console.log(`Not written, because only you know it:\n${list(open)}`)
  const english = readMessages(root, [lang]).untranslated.get(lang) ?? []
  if (english.length > 0)
    console.log(
      `Readers get ${english.length} texts of the interface in English until you translate them in ${messages}. What each one is for: npx masthead messages --missing ${lang}`,
    )
  console.log(`Stories: npx masthead translate <story> ${lang}. What is left: npx masthead check`)
}

function remove(lang: string): void {
  if (!languages.includes(lang)) usageError(`“${lang}” is not one of the languages: ${languages.join(', ')}.`)
  const { files, originals } = filesOfLanguage(lang, root)
  const { text, keys } = withoutLanguage(lang, yaml)
  console.log(`Removing “${lang}” also removes:\n${list([...keys.map((key) => `site.yaml: ${key}`), ...files])}`)
  if (lang === publication?.defaultLanguage)
    usageError(`“${lang}” is the default language. Choose another \`defaultLanguage\` in site.yaml first.`)
  if (originals.length > 0)
    usageError(`Nothing was removed. These are originals, and their translations would have none:\n${list(originals)}`)
  if (!values.yes) {
    console.log('Nothing was removed. To remove all of it: add --yes.')
    return
  }
  writeFileSync(file, text)
  for (const name of files) rmSync(path.join(root, name))
  console.log(
    'It was removed. The pages of this language are gone with the next build; their addresses do not redirect.',
  )
}
