import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildTime } from '../../lib/settings/settings.ts'
import { filesOf } from '../../lib/store/manifest.ts'
import type { HostName } from './answers.ts'
import { type Engine, newsroomFiles } from './newsroom-files.ts'

/**
 * Returns the files of the example by their paths in the newsroom: content of its own, with the standing pages about
 * data that every new newsroom has. All dates move by as many days as make the newest the latest that is not of the
 * future.
 */
export function exampleFiles(
  own: { readonly slug: string; readonly host: HostName },
  engine: Engine,
): ReadonlyMap<string, string | Uint8Array> {
  const example = path.join(engine.template, 'example')
  const files = filesOf(example).map((name) => ({ name, bytes: readFileSync(path.join(example, name)) }))
  const texts = files
    .filter(({ name }) => name.endsWith('.md'))
    .map(({ name, bytes }) => ({ name, text: String(bytes) }))
  const dates = texts.flatMap(({ text }) => text.match(/\b\d{4}-\d\d-\d\d(?:T[\d:]+Z)?/g) ?? [])
  const days = Math.floor((buildTime() - Math.max(...dates.map((date) => Date.parse(date)))) / DAY)
  const later = (date: string) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)
  const general = [...newsroomFiles({ ...own, ...EXAMPLE }, engine)].filter(([name]) => !name.includes('/stories/'))
  return new Map<string, string | Uint8Array>([
    ...general,
    ...files.map(({ name, bytes }): [string, Uint8Array] => [name, bytes]),
    ...texts.map(({ name, text }): [string, string] => [name, text.replaceAll(/\b\d{4}-\d\d-\d\d(?!\d)/g, later)]),
  ])
}

/** The facts of the example, The Harbour Post. */
const EXAMPLE = { name: 'The Harbour Post', languages: ['en', 'ar', 'zh', 'es'], section: 'harbour', sectionLabel: '' }

const DAY = 86_400_000
