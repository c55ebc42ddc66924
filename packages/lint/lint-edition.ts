import path from 'node:path'
import { columnsOf, LONG_HEADLINE } from '../../lib/language/headline.ts'
import { placeIn } from '../../lib/library/texts-of.ts'
import { namesToCredit } from '../../lib/picture/measure-picture.ts'
import { type Problem, START } from '../../lib/problem/problem.ts'
import { sentence } from '../../lib/problem/wording.ts'
import { lineStarts } from '../../lib/source/source-file.ts'
import { everySection, figuresIn } from '../../lib/story/kinds/kinds.ts'
import type { ParsedStoryFile } from '../../lib/story/read/parse-story-file.ts'
import { escapeHtml } from '../../lib/syndication/markup.ts'
import { bylineMails } from './byline-mails.ts'
import { doubledWords } from './doubled-words.ts'
import type { GlossaryTerm } from './glossary.ts'
import { avoidedWords } from './glossary-problems.ts'
import { markupProblems } from './markup-problems.ts'
import { quoteProblems } from './quote-problems.ts'
import { spaceProblems } from './space-problems.ts'
import type { ReportProblem, TextProblem } from './text-problem.ts'
import { textsFor } from './texts-for.ts'

/** Checks one language of a story on its own and reports warnings. */
export function lintEdition(parsed: ParsedStoryFile, report: ReportProblem, glossary: readonly GlossaryTerm[]): void {
  const { lang, frontMatter, yaml, sections, source, links } = parsed
  for (const { text, placeOf } of textsFor(parsed)) {
    for (const [rule, check] of TEXT_CHECKS) {
      for (const { at, message, hint } of check(text, lang)) report(placeOf(at), rule, message, hint)
    }
    for (const { at, message, hint } of avoidedWords(text, lang, glossary))
      report(placeOf(at), 'word-avoided', message, hint)
  }
  bylineMails(parsed, report)
  for (const section of everySection(sections)) {
    for (const { at, message, hint } of markupProblems(section))
      report(placeIn(source.text, section.place, at), 'markup-slip', message, hint)
  }
  for (const { place } of links.filter(({ href }) => href === '')) {
    const isElement = source.text[(lineStarts(source.text)[place.line - 1] ?? 0) + place.column - 1] === '<'
    const hint = isElement
      ? sentence`Write its address, or delete the link.`
      : sentence`Write it in the round brackets, or delete all brackets.`
    report(place, 'markup-slip', sentence`This link has no address: it leads to the page itself.`, hint)
  }
  const columns = columnsOf(frontMatter?.title ?? '')
  if (columns > LONG_HEADLINE) {
    const message = sentence`This headline is ${columns} letters wide: on the card of a shared link it would be set small.`
    report(yaml?.placeOf(['title']) ?? START, 'headline-long', message, sentence`Stay within ${LONG_HEADLINE}.`)
  }
  const cover = frontMatter?.cover
  const covers = cover ? [{ ...cover, picture: parsed.picture, place: yaml?.placeOf(['cover', 'alt']) ?? START }] : []
  for (const { alt = '', caption, place } of [...covers, ...figuresIn(sections)]) {
    const vague = vagueAlt(alt, caption)
    if (vague) report(place, 'picture-alt-vague', vague, sentence`Say what the picture shows.`)
  }
  // A picture in a sentence has no credit.
  const figures = everySection(sections).filter((section) => section.kind === 'figure')
  for (const { credit, picture, place } of [...covers, ...figures]) {
    // A translation may write names in its own script, so only the original is checked.
    const wrong = picture && !frontMatter?.translation && creditProblem(picture, credit, picture === parsed.picture)
    if (wrong) report(place, 'picture-credit', wrong.message, wrong.hint)
  }
  const first = sections.find(({ kind }) => kind === 'heading')
  // A translation has the headings of its original, so only the original is checked.
  if (first?.kind === 'heading' && first.level === 3 && !frontMatter?.translation) {
    report(
      first.place,
      'heading-jump',
      'This heading of the third level (###) has no heading of the second level (##) above it.',
      'Write ##.',
    )
  }
}

/** The checks of a single text, by the rules that they report. */
const TEXT_CHECKS: readonly (readonly [Problem['rule'], (text: string, lang: string) => TextProblem[]])[] = [
  ['quotes-wrong', quoteProblems],
  ['space-wrong', spaceProblems],
  ['word-doubled', doubledWords],
]

// The word “picture” in the languages that Masthead knows. It applies to every picture, so it does not describe this
// one.
const PICTURE =
  /^(?:an? |the |une? |l[ae’'] ?|el |una? |uma? |o |ein(?:e|en)? |das |die )?(?:image|img|picture|photo(?:graph|graphie|grafie)?|pic|cover|figure|graphic|illustration|logo|icon|untitled|bild|foto(?:grafia|grafie|grafía)?|abbildung|imagen|imagem|ilustración|ilustração|картинка|фото(?:графия)?|изображение|иллюстрация|صورة|صورة توضيحية|عکس|تصویر|तस्वीर|चित्र|फ़ोटो|फोटो|图片|照片|图像|插图|圖片|画像|写真|イラスト|사진|그림|이미지)(?: (?:of|von|de|do|da|du))?[.:\s\d]*$/iu
const FILE_NAME = /^\S+\.(?:jpe?g|png|webp|avif|svg|gif|heic)$/i
const CAMERA = /^(?:IMG|DSC[FN]?|PXL|P)[_-]?\d{3,}/i

/** Returns the reason why the alternative text of a picture is not helpful; undefined if it is helpful or empty. */
function vagueAlt(alt: string, caption: string | undefined): string | undefined {
  const text = alt.trim()
  if (text === '') return undefined
  if (FILE_NAME.test(text) || CAMERA.test(text))
    return sentence`“${text}” is a file’s name: it does not describe the picture.`
  if (PICTURE.test(text)) return sentence`“${text}” says only that there is a picture.`
  if (caption?.trim() === text) return sentence`This text repeats the caption, which is read out anyway.`
  return undefined
}

/**
 * Returns the problem of a picture whose file names somebody whom its credit does not name; undefined if it has none.
 * One name may contain the other, and capitals, spaces and signs do not count.
 * @param isCover whether the credit is in the front matter, for the hint
 */
function creditProblem(
  picture: NonNullable<ParsedStoryFile['picture']>,
  credit: string | undefined,
  isCover: boolean,
): Omit<TextProblem, 'at'> | undefined {
  if (picture.widths.length === 0) return undefined // An SVG has no such facts.
  const names = namesToCredit(picture)
  const [named] = names
  if (!named || (credit && names.some((name) => areAlike(name, credit)))) return undefined
  const file = path.basename(picture.path)
  const message = credit
    ? `“${file}” says that it is by “${named}”, but its credit is “${credit}”.`
    : `“${file}” says that it is by “${named}”, but it has no credit.`
  const hint = isCover
    ? `Write \`credit: ${JSON.stringify(named)}\` under \`cover:\`.`
    : `Write {credit="${escapeHtml(named)}"} after it.`
  return { message, hint }
}

function areAlike(one: string, other: string): boolean {
  const bare = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  return bare(one).includes(bare(other)) || bare(other).includes(bare(one))
}
