import type { ContainerDirective } from 'mdast-util-directive'
import { languageOf } from '../../language/language.ts'
import { suggest } from '../../problem/did-you-mean.ts'
import { placeOf } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import { sentence } from '../../problem/wording.ts'
import type { Inline, Section, SectionBase, SectionOf } from '../types/section.ts'
import { type BlockReader, partsOf, type SectionKind } from './section-kind.ts'

/** An update of a live story. Its key is its id in every language, and so its address. */
export const update: SectionKind<SectionOf<'update'>> = {
  example: ':::update[First ships leave]{key="ships-leave" time="2026-11-30T09:40:00+02:00" main}\nFour of them.\n:::',
  blocks: { update: readUpdate },
  facts: ({ id, title, sections }) => ({
    outline: sentence`update “${id}”`,
    texts: title.length > 0 ? [title] : [],
    inside: sections,
  }),
  typeset: (section, typesetter) =>
    section.lang
      ? section
      : { ...section, title: typesetter.inlines(section.title), sections: typesetter.sections(section.sections) },
  toMarkdown: ({ id, time, isMain, lang, title, sections }, writer) => ({
    type: 'containerDirective',
    name: 'update',
    attributes: { key: id, time, ...(isMain && { main: '' }) },
    data: { hName: 'section', hProperties: lang ? { lang, dir: languageOf(lang).dir } : {} },
    children: [
      ...(title.length > 0
        ? [{ type: 'paragraph' as const, data: { directiveLabel: true, hName: 'h2' }, children: writer.text(title) }]
        : []),
      ...writer.sections(sections),
    ],
  }),
}

declare module '../types/section.ts' {
  interface SectionTypes {
    /** An update of a live story. */
    update: SectionBase & {
      readonly kind: 'update'
      /** When it was published, with the zone of the place. */
      readonly time: string
      /** Empty if it has none. */
      readonly title: readonly Inline[]
      /** Whether it is one of the main events. */
      readonly isMain: boolean
      /** The original’s language, if the update is the original’s because the edition has no translation of it. */
      readonly lang?: string
      readonly sections: readonly Section[]
    }
  }
}

const KEY = /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/

function readUpdate(node: ContainerDirective, reader: BlockReader): SectionOf<'update'> | undefined {
  const place = placeOf(node)
  const report = (
    rule: Rule,
    message: string,
    hint = sentence`Write ${':::update[Title]{key="ships-leave" time="2026-11-30T09:40+02:00"}'}.`,
  ) => reader.context.report(place, rule, message, hint)
  const { key, time, main, ...others } = node.attributes ?? {}
  for (const name of Object.keys(others))
    report(
      'markdown-unsupported',
      sentence`An update has no attribute “${name}”.`,
      suggest(name, ['key', 'time', 'main']),
    )
  if (!reader.isOutermost)
    report('directive-content', sentence`An update is inside another block.`, sentence`Write it on its own.`)
  const isTime = time && TIME.test(time) && !Number.isNaN(Date.parse(time))
  if (!isTime) report('directive-content', sentence`An update has a time with its zone.`)
  else if (!KEY.test(key ?? ''))
    report('directive-content', sentence`An update has a key of small letters, digits and hyphens.`)
  if (!key || !isTime) return undefined
  const [label, inside] = partsOf(node)
  const sections = reader.inside(key).sections(inside)
  return {
    kind: 'update',
    id: key,
    place,
    time,
    title: label ? reader.text(label) : [],
    isMain: main !== undefined,
    sections,
  }
}
