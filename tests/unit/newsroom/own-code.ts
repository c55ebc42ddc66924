import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Changes, writeNewsroom } from '../../content/newsroom.ts'

/**
 * Writes a newsroom with code of its own.
 * @param files the files beside its content folder, by path
 * @returns the path of its content folder
 */
export function newsroomWith(files: Readonly<Record<string, string>>, changes: Changes = {}): string {
  const root = writeNewsroom(changes)
  for (const [name, text] of Object.entries(files)) writeBeside(root, name, text)
  return root
}

/** Writes a file beside a content folder. */
export function writeBeside(root: string, name: string, text: string): void {
  const file = path.join(path.dirname(root), name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}
