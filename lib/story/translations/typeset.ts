import { hash } from 'node:crypto'
import { setQuotationMarks } from '../../language/quotation-marks.ts'
import type { Credit, Picture } from '../../picture/picture.ts'
import type { Publication } from '../../publication/publication.ts'
import { figuresIn, typesetSection, typesetterWith } from '../kinds/kinds.ts'
import type { SectionTypesetter } from '../kinds/section-kind.ts'
import type { ParsedStoryFile } from '../read/parse-story-file.ts'
import type { Inline, Section } from '../types/section.ts'
import type { StoryEdition, Withdrawal } from '../types/story.ts'

/**
 * Replaces the straight marks in all texts of a story with the quotation marks of its language, except in code.
 * @param quotes the setting in site.yaml
 */
export function typesetStory(written: StoryEdition, quotes: Publication['quotes']): StoryEdition {
  if (quotes === 'source') return written
  const { lang, title, description, authors, tags, cover, corrections, sources, sections } = written
  const typesetter = new Typesetter(lang)
  const typeset = {
    ...written,
    title: typesetter.text(title),
    description: typesetter.text(description),
    authors: authors.map((name) => typesetter.text(name)),
    tags: tags.map((name) => typesetter.text(name)),
    cover: cover && {
      ...cover,
      alt: typesetter.text(cover.alt),
      caption: cover.caption && typesetter.text(cover.caption),
      credit: cover.credit && typesetter.text(cover.credit),
    },
    corrections: corrections.map((one) => ({ ...one, text: typesetter.text(one.text, one.lang) })),
    ...(sources && {
      sources: sources.map(({ name, text }) => ({ name: typesetter.text(name), text: typesetter.text(text) })),
    }),
    sections: typesetter.sections(sections),
  }
  return typesetter.hasChanged ? { ...typeset, written } : written
}

/** Replaces the straight marks in the notice of a withdrawn story. */
export function typesetWithdrawal(withdrawal: Withdrawal, quotes: Publication['quotes']): Withdrawal {
  if (quotes === 'source') return withdrawal
  const { title, lang, reason, reasonLang } = withdrawal
  return {
    ...withdrawal,
    title: new Typesetter(lang).text(title),
    reason: new Typesetter(reasonLang).text(reason),
  }
}

class Typesetter implements SectionTypesetter {
  /** Whether a text was changed. */
  hasChanged = false
  readonly #lang: string

  constructor(lang: string) {
    this.#lang = lang
  }

  text(text: string, lang?: string): string {
    return this.#pieces([text], lang)[0] ?? text
  }

  picture(picture: Picture): Picture {
    return picture
  }

  /** Sections without a straight mark stay the same objects, so that a story with both forms is stored only once. */
  sections(sections: readonly Section[]): Section[] {
    return sections.map((section) => {
      const hadChanged = this.hasChanged
      this.hasChanged = false
      const typeset = typesetSection(section, this)
      const isSame = !this.hasChanged
      this.hasChanged ||= hadChanged
      return isSame ? section : typeset
    })
  }

  #pieces(pieces: readonly string[], lang = this.#lang): readonly string[] {
    const set = setQuotationMarks(pieces, lang)
    this.hasChanged ||= set !== pieces && set.some((piece, index) => piece !== pieces[index])
    return set
  }

  /** Replaces the marks of a text as a whole, so that a quotation may begin or end within formatting. */
  inlines(inlines: readonly Inline[]): readonly Inline[] {
    const pieces = piecesOf(inlines)
    const set = this.#pieces(pieces)
    return set === pieces ? inlines : withPieces(inlines, [...set])
  }
}

/** The texts of inlines in order; code is U+FFFC, in which nothing is replaced. */
function piecesOf(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === 'text') return inline.text
    if (inline.kind === 'code' || inline.kind === 'math') return '\ufffc'
    if (inline.kind === 'break') return '\n'
    return inline.kind === 'footnote' || inline.kind === 'picture' ? [] : piecesOf(inline.text)
  })
}

/**
 * Returns inlines with other texts; takes those from the start of `pieces`, which are as many as `piecesOf` returns.
 */
function withPieces(inlines: readonly Inline[], pieces: string[]): Inline[] {
  return inlines.map((inline) => {
    if (inline.kind === 'footnote' || inline.kind === 'picture') return inline
    if (inline.kind === 'text') return { ...inline, text: pieces.shift() ?? '' }
    if (inline.kind !== 'code' && inline.kind !== 'math' && inline.kind !== 'break')
      return { ...inline, text: withPieces(inline.text, pieces) }
    pieces.shift()
    return inline
  })
}

/**
 * Gives the photographs of a story the credit and the licence that their published files carry. All languages share
 * these files, so each picture has one credit: the first in the original, or else the first in a translation.
 * @param files the files of all languages, the original first
 */
export function creditPictures(files: readonly ParsedStoryFile[]): readonly ParsedStoryFile[] {
  const [original] = files
  const credits = new Map<string, Credit>()
  for (const file of files) {
    for (const { picture, credit, licence } of shownIn(file, file.picture ?? original?.picture)) {
      if ((credit || licence) && !credits.has(picture.path)) credits.set(picture.path, { credit, licence })
    }
  }
  if (credits.size === 0) return files
  const typesetter = typesetterWith({ picture: (picture) => withCredit(picture, credits.get(picture.path)) })
  return files.map((file) => ({
    ...file,
    picture: file.picture && typesetter.picture(file.picture),
    sections: typesetter.sections(file.sections),
  }))
}

function shownIn({ frontMatter, sections }: ParsedStoryFile, cover: Picture | undefined) {
  return [...(cover ? [{ ...frontMatter?.cover, picture: cover }] : []), ...figuresIn(sections)]
}

/** Returns a photograph with a credit. Its files get other names, because a file with the same name never changes. */
function withCredit(picture: Picture, stated: Credit | undefined): Picture {
  if (!stated || picture.widths.length === 0) return picture
  const asset = picture.asset.replace(/(?<=\.)[\da-f]{12}(?=\.\w+$)/, (digest) =>
    hash('sha256', JSON.stringify([digest, stated.credit, stated.licence])).slice(0, 12),
  )
  return { ...picture, asset, stated }
}
