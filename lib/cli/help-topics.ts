import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { styleText } from 'node:util'
import { engineFolder } from '../settings/installation.ts'
import { printsColour } from '../settings/process.ts'
import { isCommand } from './find-command.ts'

/**
 * Returns the names of the documents in the folder `docs` that `masthead help` shows, except those with a command’s
 * name.
 */
export function helpTopics(): string[] {
  const names = readdirSync(path.join(engineFolder(), 'docs')).flatMap((name) => /^(.+)\.md$/.exec(name)?.[1] ?? [])
  return names.filter((name) => name !== 'README' && !isCommand(name)).sort()
}

/**
 * Returns a document for the terminal: without pictures, and with links that name the command that shows them.
 * @example helpOnTopic('site')
 */
export function helpOnTopic(topic: string): string {
  const topics = helpTopics()
  return readFileSync(path.join(engineFolder(), 'docs', `${topic}.md`), 'utf8')
    .split(/^(`{3,}).*\n([\s\S]*?)^\1\n/m)
    .map((part, index) => [plain(part, topics), '', part.replaceAll(/^(?=.)/gm, '    ')][index % 3])
    .join('')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()
}

/**
 * Returns the topic that has a word most often, a list of rules, keys or modules only if no other has it; undefined if
 * none has it.
 */
export function topicWith(word: string): string | undefined {
  const pattern = new RegExp(`(?<![\\p{L}\\d-])${word.replaceAll(/[^\p{L}\d-]/gu, '.')}s?(?![\\p{L}\\d-])`, 'iu')
  const count = (topic: string) =>
    (helpOnTopic(topic).split(pattern).length - 1) / (/rules|keys|^core$/.test(topic) ? 99 : 1)
  const [most] = helpTopics().sort((a, b) => count(b) - count(a))
  return most && count(most) > 0 ? most : undefined
}

/** Returns a text of a document without the marks of links and pictures; its headings are bold on a terminal. */
function plain(text: string, topics: readonly string[]): string {
  return text
    .replaceAll(/^!\[.*\n/gm, '')
    .replaceAll(LINK_OR_CODE, (all: string, label: string | undefined, address: string) => {
      if (label === undefined) return all
      if (/^https?:/.test(address)) return `${label} (${address})`
      if (address.startsWith('examples/')) return path.relative('', path.join(engineFolder(), 'docs', address))
      const [, name = ''] = /^(?:\.\/)?([\w-]+)\.md(?:#|$)/.exec(address) ?? []
      if (!topics.includes(name)) return label
      return label === `${name}.md` ? `\`npx masthead help ${name}\`` : `${label} (npx masthead help ${name})`
    })
    .replaceAll(/^-{3}\|.*\n/gm, '')
    .replaceAll(/^#+ (.*)$/gm, (_, heading: string) => (printsColour() ? styleText('bold', heading) : heading))
}

/** A link, whose text may have code in it, or code. */
const LINK_OR_CODE = /\[((?:`[^`\n]*`|[^\]`])*)\]\(([^)\s]+)\)|`[^`\n]+`/g
