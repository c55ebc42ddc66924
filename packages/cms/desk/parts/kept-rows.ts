import { delMany, get, set, setMany } from 'idb-keyval'
import { deskFolder } from './own-folder.ts'
import type { TextRow } from './story-rows.ts'

/** The rows of all texts, by their paths. */
export type TextRows = ReadonlyMap<string, TextRow>

/** Returns the rows of the last visit. */
export async function keptRows(): Promise<TextRows | undefined> {
  return get<TextRows>(key())
}

/** Returns the newest rows of the last visit, which are there sooner than all. */
export async function keptNewestRows(): Promise<TextRows | undefined> {
  return get<TextRows>(newest())
}

/** Keeps the rows for the next visit. */
export async function keepRows(rows: TextRows): Promise<void> {
  const byTime = [...rows].sort(([, a], [, b]) => b.time - a.time)
  await setMany([
    [newest(), new Map(byTime.slice(0, NEWEST))],
    [key(), rows],
  ])
}

/** How many rows are shown before all are there. */
const NEWEST = 300

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
  await delMany([key(), newest(), `${key()} behind`])
}

/** The key of the rows. Each newspaper has its own, by the address of its desk. */
const key = () => `masthead-desk-rows ${deskFolder()}`
const newest = () => `${key()} newest`
