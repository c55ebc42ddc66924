import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type english from './messages/en.json'

/** The messages of the interface in one language, by key. */
export type Messages = Readonly<Record<keyof typeof english, string>>

const folder = path.join(process.cwd(), 'lib/language/messages')
const schema = z.record(z.string(), z.string().min(1))
const loaded = new Map<string, Messages>()

/** Whether there is an interface translation for a language. */
export function hasMessages(tag: string): boolean {
  return existsSync(path.join(folder, `${tag}.json`))
}

/**
 * Returns the interface messages of a language. Each file is read once.
 * @throws if there is no file for the language, or if the file lacks a key of en.json
 */
export function messagesFor(tag: string): Messages {
  const known = loaded.get(tag)
  if (known) return known
  const words = read(tag)
  const missing = Object.keys(read('en')).filter((key) => !(key in words))
  if (missing.length > 0) throw new Error(`lib/language/messages/${tag}.json lacks ${missing.join(', ')}.`)
  if (!isWords(words)) throw new Error(`lib/language/messages/${tag}.json is not a list of words.`)
  loaded.set(tag, words)
  return words
}

function read(tag: string): Record<string, string> {
  return schema.parse(JSON.parse(readFileSync(path.join(folder, `${tag}.json`), 'utf8')))
}

function isWords(words: Record<string, string>): words is Messages {
  return 'skipToContent' in words
}
