import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { styleText } from 'node:util'
import { engineFolder } from '../settings/engine.ts'
import { printsColour } from '../settings/process.ts'
import { COMMANDS } from './commands.ts'

/** Returns the names of the documents in the folder `docs` that `masthead help` shows, except those with a command’s name. */
export function helpTopics(): string[] {
  const names = readdirSync(path.join(engineFolder(), 'docs')).flatMap((name) => /^(.+)\.md$/.exec(name)?.[1] ?? [])
  return names.filter((name) => name !== 'README' && !(name in COMMANDS)).sort()
}

/**
 * Returns a document for the terminal: without pictures, and with links that name the command that shows them.
 * @example helpOnTopic('site')
 */
export function helpOnTopic(topic: string): string {
  const topics = helpTopics()
  const text = readFileSync(path.join(engineFolder(), 'docs', `${topic}.md`), 'utf8')
  return text
    .split(/^(```[\s\S]*?^```\n)/m)
    .map((part) =>
      part.startsWith('```') ? part.replaceAll(/^```.*\n/gm, '').replaceAll(/^(?=.)/gm, '    ') : plain(part, topics),
    )
    .join('')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()
}

/** Returns a text of a document without the marks of links and pictures; its headings are bold on a terminal. */
function plain(text: string, topics: readonly string[]): string {
  return text
    .replaceAll(/^!\[.*\n/gm, '')
    .replaceAll(/\[([^\]]*)\]\(([^)\s]+)\)/g, (_, label: string, address: string) => {
      if (/^https?:/.test(address)) return `${label} (${address})`
      const [, name = ''] = /^(?:\.\/)?([\w-]+)\.md(?:#|$)/.exec(address) ?? []
      if (!topics.includes(name)) return label
      return label === `${name}.md` ? `\`npx masthead help ${name}\`` : `${label} (npx masthead help ${name})`
    })
    .replaceAll(/^-{3}\|.*\n/gm, '')
    .replaceAll(/^#+ (.*)$/gm, (_, heading: string) => (printsColour() ? styleText('bold', heading) : heading))
}
