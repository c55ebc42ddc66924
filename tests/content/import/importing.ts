import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../../unit/helpers/temporary-folder.ts'
import { brief, importInto, writeValley } from './valley.ts'

/** Imports some files into a newsroom of its own: as WordPress’s where there is an export, else as plain Markdown. */
export function importing(
  files: Readonly<Record<string, string | Uint8Array>>,
  system?: 'hugo' | 'jekyll' | 'astro' | 'docusaurus',
) {
  const source = temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(source, name)), { recursive: true })
    writeFileSync(path.join(source, name), content)
  }
  const root = writeValley()
  const from = system ?? (Object.keys(files).some((name) => name.endsWith('.xml')) ? 'wordpress' : 'markdown')
  const { problems, moved } = importInto(root, source, { from })
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
    files: written.sort(),
    said: problems.map(brief).sort(),
    texts: Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
