import { readArguments } from '../../lib/cli/command.ts'
import { missingPublication, readSite, requireTag } from '../../lib/cli/site.ts'
import { type Messages, messageNotes, messagesFor } from '../../lib/language/messages.ts'
import { MESSAGES } from '../../lib/publication/content-names.ts'
import { readMessages } from '../../lib/publication/read-messages.ts'
import { translateCommands } from './commands.ts'

/**
 * `npx masthead messages` says for each language how many texts of the interface readers get in English, and who
 * reviewed the others. With a language, which need not be one of the site’s, it lists its texts with notes for
 * translators, with `--missing` those that have no translation.
 */
const { values, positionals } = readArguments(translateCommands.messages)
const [wanted] = positionals
const site = readSite()
if (!site.publication) missingPublication(site)
if (wanted !== undefined) requireTag(wanted)
const languages = wanted === undefined ? site.languages : [wanted]
const { messages, untranslated, reviewers } = readMessages(site.root, languages)
const english = messagesFor('en')
const notes = messageNotes()

if (values.json) console.log(JSON.stringify(languages.map(asJson), null, 2))
else if (wanted !== undefined || values.missing) console.log(languages.map(withNotes).join('\n\n'))
else console.log(languages.map((tag) => `${tag}: ${inWords(tag)}`).join('\n'))

/** Returns the keys of a language that were asked for. */
function keysOf(tag: string): readonly string[] {
  return values.missing || wanted === undefined ? (untranslated.get(tag) ?? []) : Object.keys(english)
}

function inWords(tag: string): string {
  const count = untranslated.get(tag)?.length ?? 0
  const reviewer = reviewers.get(tag)
  const texts = count === 0 ? 'every text' : `${count} of ${Object.keys(english).length} texts in English`
  if (/^en(?:-|$)/.test(tag)) return `${texts}, as the original has it`
  return `${texts}; ${reviewer ? `reviewed by ${reviewer}` : 'reviewed by nobody'}`
}

function withNotes(tag: string): string {
  const texts = keysOf(tag).map((key) => {
    const { text, original, note } = entryOf(tag, key)
    return [`\n${key}`, text === original ? original : `${original} → ${text}`, note].join('\n  ')
  })
  const add = site.languages.includes(tag) ? '' : `, which this command makes: npx masthead language add ${tag}`
  const where = texts.length > 0 ? ` Write into ${MESSAGES}/${tag}.json, beside site.yaml${add || ':'}` : ''
  return [`${tag}: ${inWords(tag)}.${where}`, ...texts].join('\n')
}

function entryOf(tag: string, key: string) {
  const textIn = (all: Messages | undefined) => new Map(Object.entries(all ?? english)).get(key)
  return { key, text: textIn(messages[tag]), original: textIn(english), note: notes[key] }
}

function asJson(tag: string) {
  const texts = keysOf(tag).map((key) => {
    const { text, original, note } = entryOf(tag, key)
    return { key, english: original, ...(untranslated.get(tag)?.includes(key) ? {} : { text }), note }
  })
  return { language: tag, reviewedBy: reviewers.get(tag) ?? null, texts }
}
