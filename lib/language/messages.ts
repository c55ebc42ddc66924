import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { memoizeByText } from './format.ts'
import type english from './messages/en.json'

/** The messages of the interface in one language, by key. */
export type Messages = Readonly<Record<keyof typeof english, string>>

const folder = path.join(process.cwd(), 'lib/language/messages')
const schema = z.record(z.string(), z.string().min(1))

/** Whether there is an interface translation for a language. */
export function hasMessages(tag: string): boolean {
  return existsSync(path.join(folder, `${tag}.json`))
}

/**
 * Returns the interface messages of a language. Each file is read once.
 * @throws if there is no file for the language, or if the file lacks a key of en.json
 */
export const messagesFor: (tag: string) => Messages = memoizeByText((tag) => {
  const messages = read(tag)
  if (isComplete(messages)) return messages
  throw new Error(`lib/language/messages/${tag}.json lacks ${missingIn(messages).join(', ')}.`)
})

function read(tag: string): Record<string, string> {
  return schema.parse(JSON.parse(readFileSync(path.join(folder, `${tag}.json`), 'utf8')))
}

function missingIn(messages: Record<string, string>): string[] {
  return Object.keys(read('en')).filter((key) => !(key in messages))
}

function isComplete(messages: Record<string, string>): messages is Messages {
  return missingIn(messages).length === 0
}
