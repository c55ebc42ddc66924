import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { engineFolder } from '../settings/installation.ts'
import { readJson } from '../settings/read-json.ts'
import type english from './messages/en.json'

/** The messages of the interface in one language, by key. */
export type Messages = Readonly<Record<keyof typeof english, string>>

const folder = path.join(import.meta.dirname ?? path.join(engineFolder(), 'lib/language'), 'messages')
const schema = z.record(z.string(), z.string().min(1))

/**
 * The key in a file of messages that is no message: it names the person who speaks the language and has reviewed the
 * file. Machines translated those without it from English.
 */
export const REVIEWED_BY = '$reviewedBy'

/** Returns the name of the person who has reviewed Masthead’s messages in a language. */
export function reviewerOf(tag: string): string | undefined {
  return hasMessages(tag) ? read(tag)[REVIEWED_BY] : undefined
}

/**
 * Returns for each message what translators must know: where it appears, who sees it, what each `#` is, how long it may
 * be.
 */
export function messageNotes(): Readonly<Record<string, string>> {
  const notes = readJson(schema, readFileSync(path.join(folder, '../message-notes.json')))
  return notes ?? {}
}

/** Whether Masthead has messages in a language. A newsroom may add its own: lib/publication/read-messages.ts. */
export function hasMessages(tag: string): boolean {
  return existsSync(path.join(folder, `${tag}.json`))
}

/**
 * Returns Masthead’s messages in a language.
 * @throws if there is no file for the language, or if the file lacks a key of en.json
 */
export function messagesFor(tag: string): Messages {
  const { [REVIEWED_BY]: _, ...messages } = read(tag)
  if (isComplete(messages)) return messages
  throw new Error(`lib/language/messages/${tag}.json lacks ${missingIn(messages).join(', ')}.`)
}

/** Returns the number of places for values in a message: each `#` is one. */
export function countPlaces(message: string): number {
  return message.split('#').length - 1
}

/** Returns the keys of en.json that messages lack. */
export function missingIn(messages: Readonly<Record<string, string>>): string[] {
  return Object.keys(read('en')).filter((key) => !Object.hasOwn(messages, key))
}

function isComplete(messages: Readonly<Record<string, string>>): messages is Messages {
  return missingIn(messages).length === 0
}

function read(tag: string): Record<string, string> {
  const messages = readJson(schema, readFileSync(path.join(folder, `${tag}.json`)))
  if (!messages) throw new Error(`lib/language/messages/${tag}.json has a value that is not a text.`)
  return messages
}
