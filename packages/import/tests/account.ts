import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Redirect } from '../../../lib/library/outlines.ts'
import type { Problem } from '../../../lib/problem/problem.ts'
import { everySection, sectionFacts, sectionsText } from '../../../lib/story/kinds/kinds.ts'
import type { ParsedStoryFile } from '../../../lib/story/read/parse-story-file.ts'
import { foldersOf, readFolder } from '../../../lib/story/read/read-folder.ts'
import { inlinePictures, textAnchors } from '../../../lib/story/types/inline.ts'
import { letters, type SourceText } from './source-texts.ts'

/** All texts of a content folder as Masthead’s own parser reads them, drafts too. */
export function manuscriptsIn(root: string): ParsedStoryFile[] {
  return (['stories', 'pages'] as const).flatMap((collection) =>
    foldersOf(root, collection).names.flatMap((slug) => readFolder(root, collection, slug, undefined).files),
  )
}

/** What of a source’s text is neither in one story nor on the list. */
export function unaccounted(
  text: SourceText,
  files: readonly ParsedStoryFile[],
  problems: readonly Problem[],
  moved: readonly Redirect[],
): string[] {
  const listed = problems.filter(
    ({ file, message }) => file.endsWith(text.name) || message.includes(text.name) || file.endsWith('.xml'),
  )
  const isWhole = listed.some(({ rule }) => ['import-skipped', 'import-exists'].includes(rule))
  const said = letters(problems.map(({ message }) => message).join(' '))
  const attempts = files.map((parsed) => {
    const whole = letters(`${parsed.frontMatter?.title} ${sectionsText(parsed.sections)}`)
    const missing = text.blocks.filter((block) => !whole.includes(block) && !said.includes(block))
    const dates = [parsed.frontMatter?.date, parsed.frontMatter?.updated, parsed.frontMatter?.publish].map(String)
    const days = text.dates.filter(
      (date) =>
        !dates.some((each) => (date.includes('T') ? Date.parse(each) === Date.parse(date) : each.startsWith(date))),
    )
    const shown = picturesOf(parsed).map((file) => path.basename(file))
    const pictures = text.pictures.filter(
      (src) =>
        !shown.includes(path.basename(src).replace(/-\d+x\d+/, '')) &&
        !problems.some(({ message }) => message.includes(src)),
    )
    const head = letters(parsed.source.text)
    const labels = text.labels.filter((label) => ![head, said].some((one) => one.includes(letters(label))))
    const isKept = (address: string) =>
      moved.some(({ from }) => from === address) ||
      parsed.frontMatter?.aliases?.some((alias) => address === `/${parsed.lang}/${alias}/`)
    const lost = labels.filter((label) => !isKept(label))
    const ids = anchorsOf(parsed)
    const anchors = text.anchors.filter(
      (id) => !ids.includes(id) && !problems.some(({ message }) => message.includes(id)),
    )
    return [...missing, ...days, ...pictures, ...lost, ...anchors]
  })
  const best = attempts.sort((a, b) => a.length - b.length)[0] ?? []
  return isWhole && best.length > 0 ? [] : best
}

/** The pictures of a source, by path, whose bytes no story shows and of which the list says nothing. */
export function lostPictures(root: string, files: readonly ParsedStoryFile[], problems: readonly Problem[]): string[] {
  const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
  const shown = new Set(files.flatMap(picturesOf).map(digest))
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:png|jpe?g|webp|avif|svg)$/.test(file) && !/-\d+x\d+\.\w+$/.test(file))
    .filter(
      (file) => !shown.has(digest(path.join(root, file))) && !problems.some((problem) => problem.file.endsWith(file)),
    )
}

/** The ids of the places in a text that links can lead to, as they are in its address. */
function anchorsOf({ sections }: ParsedStoryFile): string[] {
  return everySection(sections).flatMap((section) =>
    [section.anchor ?? [], (sectionFacts(section).texts ?? []).flatMap((text) => textAnchors(text))].flat(),
  )
}

function picturesOf({ sections, picture }: ParsedStoryFile): string[] {
  const figures = everySection(sections).flatMap((section) => [
    ...(section.kind === 'figure' ? [section.picture] : []),
    ...(sectionFacts(section).texts ?? []).flatMap((text) => inlinePictures(text).map(({ picture: one }) => one)),
  ])
  const files = figures.map(({ path: file }) => file)
  return picture ? [...files, picture.path] : files
}
