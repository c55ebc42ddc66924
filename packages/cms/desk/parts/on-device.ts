import { isRecord } from '../../../../lib/settings/read-json.ts'
import type { EditedStory } from '../../edited-story.ts'
import { deskFolder } from './own-folder.ts'

/** A text that is not saved: its fields, the file that they were edited in, and when, in milliseconds. */
export interface KeptText {
  readonly file: string
  readonly edited: EditedStory
  readonly at: number
}

/** Returns the text that was not saved to a file; undefined if there is none. */
export function keptText(path: string): KeptText | undefined {
  const kept: unknown = JSON.parse(localStorage.getItem(keyOf(path)) ?? 'null')
  if (!isRecord(kept)) return undefined
  const { file, edited, at } = kept
  return typeof file === 'string' && isRecord(edited) && typeof at === 'number' ? { file, edited, at } : undefined
}

/** Keeps a text until it is saved. */
export function keepText(path: string, kept: KeptText): void {
  localStorage.setItem(keyOf(path), JSON.stringify(kept))
}

/** Forgets a text that is saved or discarded. */
export function forgetText(path: string): void {
  localStorage.removeItem(keyOf(path))
}

/** Returns the name of the person who works here; an empty string if it is not known. */
export function rememberedName(): string {
  return localStorage.getItem(keyOf('name')) ?? ''
}

/** Remembers the name of the person who works here. */
export function rememberName(name: string): void {
  localStorage.setItem(keyOf('name'), name)
}

/** Returns the language that a person chose for the desk; undefined if nobody did. */
export function rememberedLanguage(): string | undefined {
  return localStorage.getItem(keyOf('language')) ?? undefined
}

/** Remembers the language that a person chose for the desk. Sveltia CMS follows it at its next start. */
export function rememberDeskLanguage(tag: string): void {
  localStorage.setItem(keyOf('language'), tag)
  const known: unknown = JSON.parse(localStorage.getItem(SVELTIA) ?? '{}')
  localStorage.setItem(SVELTIA, JSON.stringify({ ...Object(known), locale: SVELTIA_TAGS[tag] ?? tag }))
}

/** Where Sveltia CMS keeps a person’s preferences, and its tags of languages where they are not ours. */
const SVELTIA = 'sveltia-cms.prefs'
const SVELTIA_TAGS: Readonly<Partial<Record<string, string>>> = { en: 'auto', zh: 'zh-CN', pt: 'pt-BR' }

/** Returns the view of texts that a person chose: Markdown, unless it is the formatted one. */
export function rememberedView(): TextView {
  return localStorage.getItem(keyOf('view')) === 'formatted' ? 'formatted' : 'markdown'
}

/** Remembers the view of texts that a person chose. */
export function rememberView(view: TextView): void {
  localStorage.setItem(keyOf('view'), view)
}

/** How a text is shown while it is written. */
type TextView = 'formatted' | 'markdown'

/** Returns the key of something in the browser’s storage. Each newspaper has its own, by the address of its desk. */
export function keyOf(name: string): string {
  return `masthead-desk ${deskFolder()} ${name}`
}
