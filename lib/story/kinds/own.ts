import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { suggest } from '../../problem/did-you-mean.ts'
import { isVisible } from '../../problem/hidden-characters.ts'
import { type Place, reasonOf } from '../../problem/problem.ts'
import type { SectionBase } from '../types/chart.ts'
import { type Inline, plainText } from '../types/inline.ts'
import type { Section, SectionOf } from '../types/section.ts'
import { type OwnKind, ownKind } from './own-kinds.ts'
import { asInlines, type BlockReader, partsOf, placeOf, type SectionKind } from './section-kind.ts'

/** Sections of the kinds in the newsroom’s masthead.config.ts. `readOwn` reads them. */
export const own: SectionKind<SectionOf<'own'>> = {
  example: '::score[Final]{teams="Alba – Faro" result="2:1"}',
  facts: ({ outline, title, text, sections, link }) => ({
    outline,
    texts: [title ?? [], asInlines(text)],
    inside: sections,
    link,
  }),
  typeset: (section, typesetter) => {
    const { texts, attributes, title, text, sections } = section
    const typeset = texts.flatMap((name) => {
      const value = attributes[name]
      return typeof value === 'string' ? [[name, typesetter.text(value)] as const] : []
    })
    return {
      ...section,
      attributes: { ...attributes, ...Object.fromEntries(typeset) },
      title: title && typesetter.inlines(title),
      text: typesetter.text(text),
      sections: typesetter.sections(sections),
    }
  },
  // In Markdown the words are attributes. In HTML they follow the title.
  toMarkdown: ({ name, form, written, title, text, sections, link }, writer) => {
    const label = title ? writer.text(title) : []
    const words = [...(title ? [element('strong', {}, plainText(title))] : []), ...inHtml(text, link, writer.refer)]
    const hChildren = words.flatMap((word, index) =>
      index === 0 ? [word] : [{ type: 'text' as const, value: ' ' }, word],
    )
    if (form === 'line') {
      return { type: 'leafDirective', name, attributes: written, data: { hName: 'p', hChildren }, children: label }
    }
    const head = { type: 'paragraph' as const, data: { directiveLabel: true, hChildren }, children: label }
    const inside = writer.sections(sections)
    const children = words.length > 0 ? [head, ...inside] : inside
    return { type: 'containerDirective', name, attributes: written, data: { hName: 'aside' }, children }
  },
}

declare module '../types/section.ts' {
  interface SectionTypes {
    /** A section of a kind that the newsroom has made. It is plain data; only its component is the newsroom’s code. */
    own: SectionBase & {
      readonly kind: 'own'
      /** The name of its kind. */
      readonly name: string
      readonly form: OwnKind['form']
      /** The attributes as the newsroom’s schema returns them. */
      readonly attributes: Readonly<Record<string, unknown>>
      /** The attributes as written, for the Markdown edition. */
      readonly written: Readonly<Record<string, string>>
      /** The names of the attributes with words for readers. */
      readonly texts: readonly string[]
      /** Its words outside the page, without its title and what is inside it. */
      readonly text: string
      readonly title: readonly Inline[] | undefined
      readonly sections: readonly Section[]
      readonly link: string | undefined
      readonly outline: string
    }
  }
}

/** Reads a section of a kind of the newsroom; undefined if there is no such kind. */
export function readOwn(node: ContainerDirective | LeafDirective, reader: BlockReader): SectionOf<'own'> | undefined {
  const { name } = node
  const kind = ownKind(name)
  if (!kind) return undefined
  const { context } = reader
  const read = readAttributes(node, kind, reader)
  const id = reader.nextId(name)
  const [label, inside] = partsOf(node)
  const title = label && reader.text(label)
  const sections = reader.inside(id).sections(inside)
  if (!read) return undefined
  const { attributes, written, text } = read
  const { texts = [], varies = [], link } = kind
  const address = link === undefined ? undefined : attributes[link]
  const resolved =
    typeof address === 'string' ? context.link(address, placeOfAttribute(node, link, reader)).href : undefined
  const differing = [...texts, ...varies, link]
  const same = Object.entries(written).filter(([key]) => !differing.includes(key))
  const facts = same.map(([key, value]) => `${key}="${value}"`).sort()
  return {
    kind: 'own',
    id,
    place: placeOf(node),
    name,
    form: kind.form,
    attributes: link !== undefined && resolved !== undefined ? { ...attributes, [link]: resolved } : attributes,
    written,
    texts,
    text,
    title: title && isVisible(plainText(title)) ? title : undefined,
    sections,
    link: resolved,
    outline: `${called(node)} block${facts.length > 0 ? ` with ${facts.join(' ')}` : ''}`,
  }
}

/** Reads the attributes; undefined if they have a problem, which is reported. */
function readAttributes(node: ContainerDirective | LeafDirective, kind: OwnKind, reader: BlockReader) {
  const { example, attributes: schema, texts = [] } = kind
  const written = Object.fromEntries(Object.entries(node.attributes ?? {}).map(([name, value]) => [name, value ?? '']))
  const known = Object.keys(schema?.shape ?? {})
  const like = `Write it like this: ${example.split('\n')[0]}`
  let isSound = true
  const report = (name: string | undefined, message: string, hint = like) => {
    isSound = false
    reader.context.report(placeOfAttribute(node, name, reader), 'directive-content', message, hint)
  }
  for (const name of Object.keys(written)) {
    if (known.includes(name) || schema?.def.catchall?._zod.def.type === 'unknown') continue
    report(name, `A ${called(node)} block has no attribute “${name}”.`, known.length > 0 ? suggest(name, known) : like)
  }
  try {
    const result = schema?.safeParse(written)
    for (const { code, path, message } of result?.error?.issues ?? []) {
      if (code === 'unrecognized_keys') continue
      const name = path[0] === undefined ? undefined : String(path[0])
      if (name !== undefined && !(name in written))
        report(undefined, `This ${called(node)} block has no attribute “${name}”.`)
      else report(name, `${name === undefined ? 'This block' : `The attribute “${name}”`} is wrong: ${message}.`)
    }
    if (!isSound || result?.success === false) return undefined
    const attributes = result?.data ?? {}
    const text = kind.plain
      ? String(kind.plain({ attributes }))
      : texts.flatMap((name) => attributes[name] ?? []).join(' ')
    return { attributes, written, text }
  } catch (error) {
    const message = `The code of the kind “${node.name}” throws here: ${reasonOf(error)}`
    reader.context.report(placeOf(node), 'code-invalid', message, 'Correct its code.')
    return undefined
  }
}

/** Returns the place of an attribute in the first line of a block; without a name, that of the block. */
function placeOfAttribute(
  node: ContainerDirective | LeafDirective,
  name: string | undefined,
  { markdown }: BlockReader,
): Place {
  const place = placeOf(node)
  const [line = ''] = markdown.slice(node.position?.start.offset).split('\n', 1)
  const found = [...line.matchAll(/[{\s]([\w.:-]+)(?=[=\s}])/g)].find(([, attribute]) => attribute === name)
  return { line: place.line, column: place.column + (found ? found.index + 1 : 0) }
}

function called({ type, name }: ContainerDirective | LeafDirective): string {
  return `${type === 'leafDirective' ? '::' : ':::'}${name}`
}

/** Returns a text for HTML, as a link if it has one. */
function inHtml(text: string, link: string | undefined, refer: (address: string) => string) {
  const value = text || link
  if (!value) return []
  if (link === undefined) return [{ type: 'text' as const, value }]
  return [element('a', { href: /^[/#]/.test(link) ? refer(link) : link }, value)]
}

function element(tagName: string, properties: Readonly<Record<string, string>>, value: string) {
  const children = [{ type: 'text' as const, value }]
  return { type: 'element' as const, tagName, properties, children }
}
