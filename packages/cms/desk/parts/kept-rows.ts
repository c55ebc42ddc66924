import { delMany, get, set } from 'idb-keyval'
import { deskFolder } from './own-folder.ts'
import type { TextRow } from './story-rows.ts'

/** The rows of all texts, by their paths. */
export type TextRows = ReadonlyMap<string, TextRow>

/** Returns the rows of the last visit, so that the list is there before all texts are read again. */
export async function keptRows(): Promise<TextRows | undefined> {
  return get<TextRows>(key())
}

/** Keeps the rows for the next visit. */
export async function keepRows(rows: TextRows): Promise<void> {
  await set(key(), rows)
}

/** Returns which translations were behind their originals at the last visit, by the versions of both texts. */
export async function keptComparisons(): Promise<ReadonlyMap<string, boolean>> {
  return (await get<ReadonlyMap<string, boolean>>(`${key()} behind`)) ?? new Map()
}

/** Keeps which translations are behind their originals. */
export async function keepComparisons(comparisons: ReadonlyMap<string, boolean>): Promise<void> {
  await set(`${key()} behind`, comparisons)
}

/** Forgets the rows and the comparisons, when a person signs out. */
export async function forgetRows(): Promise<void> {
  await delMany([key(), `${key()} behind`])
}

/** The key of the rows. Each newspaper has its own, by the address of its desk. */
const key = () => `masthead-desk-rows ${deskFolder()}`
