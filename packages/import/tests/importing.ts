import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import type { ImportOptions } from '../import-stories.ts'
import { brief, importInto, writeValley } from './valley.ts'

/**
 * Imports some files into a newsroom of its own: as WordPress’s where there is an export, else as plain Markdown.
 * @param more options of the import
 */
export function importing(
  files: Readonly<Record<string, string | Uint8Array>>,
  system?: string,
  more: Partial<ImportOptions> = {},
) {
  const source = temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(source, name)), { recursive: true })
    writeFileSync(path.join(source, name), content)
  }
  const root = writeValley()
  const from = system ?? (Object.keys(files).some((name) => name.endsWith('.xml')) ? 'wordpress' : 'markdown')
  const { problems, moved, omitted, drafts, scheduled } = importInto(root, source, { from, ...more })
  const written = readdirSync(path.join(root), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^stories\/.*\.\w+$/.test(file),
  )
  const texts = written
    .filter((file) => file.endsWith('.md'))
    .map((file) => [file.replace('stories/', ''), readFileSync(path.join(root, file), 'utf8')] as const)
  return {
    source,
    root,
    moved,
    omitted,
    drafts,
    scheduled,
    problems,
    files: written.sort(),
    said: problems.map(brief).sort(),
    texts: Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** The names of the imported texts that are drafts, and those of the texts that are public. */
export function draftsAmong({ texts }: ReturnType<typeof importing>) {
  const names = Object.keys(texts).map((name) => name.replace('/en.md', ''))
  const isDraft = (name: string) => /^draft: true$/m.test(texts[`${name}/en.md`] ?? '')
  return { drafts: names.filter(isDraft), open: names.filter((name) => !isDraft(name)) }
}
