import { isRecord } from '../../../../lib/settings/read-json.ts'
import { inFormOf, joinedChanges, plainFile } from '../parts/edited-text.ts'
import { ChangedElsewhere, type NewsroomFiles } from '../parts/newsroom-files.ts'
import { forgetText, keepText, keptText } from '../parts/on-device.ts'
import { listOf } from './settings-yaml.ts'
import { type TypedText, withTexts } from './texts-by-language.ts'

/** A file of settings in its form. */
export interface SettingsFile {
  readonly path: string
  /** The file as it was read; undefined if there is none yet. */
  readonly file: string | undefined
  /** The file with the changes of its lists, with line ends as on other systems than Windows. */
  readonly text: string
  /** What was typed since the file was read. */
  readonly typed: readonly TypedText[]
  /** When it was last changed without being saved, in milliseconds. */
  readonly keptAt?: number
}

/** Opens a file of settings: with what was changed here and not saved, if there is such a thing. */
export async function openSettings(files: NewsroomFiles, path: string): Promise<SettingsFile> {
  const file = await files.read(path)
  const { file: was, edited, at } = keptText(path) ?? {}
  if (!edited || at === undefined || typeof edited.text !== 'string') return settingsOf(path, file)
  const typed = listOf(edited.typed).flatMap(typedOf)
  return { path, file: edited.isNew === true ? undefined : was, text: edited.text, typed, keptAt: at }
}

/** Returns the form of a file that nobody has changed here. */
export function settingsOf(path: string, file: string | undefined): SettingsFile {
  return { path, file, text: plainFile(file ?? ''), typed: [] }
}

/** Keeps what is not saved in this browser. */
export function keepSettings({ path, file, text, typed }: SettingsFile): void {
  keepText(path, { file: file ?? '', edited: { text, typed, isNew: file === undefined }, at: Date.now() })
}

/** Forgets what is saved or discarded. */
export function forgetSettings({ path }: SettingsFile): void {
  forgetText(path)
}

/**
 * Returns the file as it would be saved, with line ends as on other systems than Windows.
 * @throws UnchangeableYaml if it cannot be written in such a way
 */
export function writtenSettings({ text, typed }: SettingsFile, defaultLanguage: string): string {
  return withTexts(text, typed, defaultLanguage)
}

/** How a save ended: with the file as it is now, or with that of somebody else, over which nothing was written. */
export type SavedSettings =
  | { readonly file: string; readonly isJoined: boolean }
  | { readonly now: string | undefined; readonly ours: string }

/**
 * Saves a file of settings for readers. If somebody else has changed it at other places, both changes are in it
 * afterwards, unless that would be an error.
 * @param hasErrors tells whether a file has errors
 */
export async function saveSettings(
  files: NewsroomFiles,
  { path, file }: SettingsFile,
  text: string,
  hasErrors: (yaml: string) => boolean,
): Promise<SavedSettings> {
  const ours = inFormOf(file ?? '', text)
  try {
    await files.write(path, ours, file, true)
    return { file: ours, isJoined: false }
  } catch (error) {
    if (!(error instanceof ChangedElsewhere)) throw error
    const { now } = error
    const joined = now === undefined ? undefined : joinedChanges(file ?? '', ours, now)
    if (joined === undefined || hasErrors(plainFile(joined))) return { now, ours }
    await files.write(path, joined, now, true)
    return { file: joined, isJoined: true }
  }
}

function typedOf(value: unknown): TypedText[] {
  if (!isRecord(value)) return []
  const { lang, text } = value
  const path = listOf(value.path).filter((key) => typeof key === 'string' || typeof key === 'number')
  return typeof lang === 'string' && typeof text === 'string' ? [{ path, lang, text }] : []
}
