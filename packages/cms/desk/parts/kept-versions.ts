import { get, set } from 'idb-keyval'
import { deskFolder } from './own-folder.ts'

/** A file that the desk has replaced in a folder: a folder itself has no earlier versions. */
export interface KeptVersion {
  readonly text: string
  /** When it was replaced, in milliseconds. */
  readonly at: number
}

/** Returns the versions of a text that this browser has kept, the newest first. */
export async function keptVersions(path: string): Promise<readonly KeptVersion[]> {
  return (await get<readonly KeptVersion[]>(keyOf(path))) ?? []
}

/** Keeps a version that is about to be replaced. */
export async function keepVersion(path: string, text: string): Promise<void> {
  const kept = await keptVersions(path)
  await set(keyOf(path), [{ text, at: Date.now() }, ...kept].slice(0, MOST))
}

/** How many versions of a text are kept. */
const MOST = 30

function keyOf(path: string): string {
  return `masthead-desk-versions ${deskFolder()} ${path}`
}
