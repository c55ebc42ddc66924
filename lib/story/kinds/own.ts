import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { z } from 'zod'
import type { Messages } from '../../language/messages.ts'
import { suggest } from '../../problem/did-you-mean.ts'
import { isVisible } from '../../problem/hidden-characters.ts'
import { type Place, placeOf, reasonOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import { declaredForm, declareKinds, type KIND_FORMS } from '../../settings/declared.ts'
import { type Inline, plainText, type Section, type SectionBase, type SectionOf } from '../types/section.ts'
import { asInlines, type BlockReader, partsOf, type SectionKind } from './section-kind.ts'

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
    outline:
      facts.length > 0 ? sentence`${called(node)} block with ${facts.join(' ')}` : sentence`${called(node)} block`,
  }
}

/** Reads the attributes; undefined if they have a problem, which is reported. */
function readAttributes(node: ContainerDirective | LeafDirective, kind: OwnKind, reader: BlockReader) {
  const { example, attributes: schema, texts = [] } = kind
  const written = Object.fromEntries(Object.entries(node.attributes ?? {}).map(([name, value]) => [name, value ?? '']))
  const known = Object.keys(schema?.shape ?? {})
  const like = sentence`Write it like this: ${example.split('\n')[0]}`
  let isSound = true
  const report = (name: string | undefined, message: string, hint = like) => {
    isSound = false
    reader.context.report(placeOfAttribute(node, name, reader), 'directive-content', message, hint)
  }
  for (const name of Object.keys(written)) {
    if (known.includes(name) || schema?.def.catchall?._zod.def.type === 'unknown') continue
    report(
      name,
      sentence`A ${called(node)} block has no attribute “${name}”.`,
      known.length > 0 ? suggest(name, known) : like,
    )
  }
  try {
    const result = schema?.safeParse(written)
    for (const { code, path, message } of result?.error?.issues ?? []) {
      if (code === 'unrecognized_keys') continue
      const name = path[0] === undefined ? undefined : String(path[0])
      if (name !== undefined && !(name in written))
        report(undefined, sentence`This ${called(node)} block has no attribute “${name}”.`)
      else
        report(
          name,
          name === undefined
            ? sentence`This block is wrong: ${message}.`
            : sentence`The attribute “${name}” is wrong: ${message}.`,
        )
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

/** The properties of the component of a newsroom’s kind of section. */
export interface OwnSectionProps<Attributes> {
  /** The attributes, as their schema returns them. */
  readonly attributes: Attributes
  /** The text in square brackets; undefined if there is none. */
  readonly title: Markup | undefined
  /** The text inside a `:::` block. */
  readonly children: Markup
  /** The language of the story. */
  readonly lang: string
  /** The texts of the interface. */
  readonly words: Messages
}

/** An element of the page, which a component can show as it is. */
interface Markup {
  readonly type: string
  readonly props: unknown
  readonly key: string | null
}

/** A kind of section of the newsroom. */
export interface OwnKind<Attributes extends z.ZodObject = z.ZodObject> {
  /** How it is written: `::name` on one line, or `:::name` with text inside. */
  readonly form: (typeof KIND_FORMS)[number]
  /** Markdown that makes one such section. Hints and the editor in the browser offer it. */
  readonly example: string
  /** Its name in the editor in the browser; without it, that of the block. */
  readonly label?: string | undefined
  /** The schema of its attributes, which are texts as written. */
  readonly attributes?: Attributes | undefined
  /** The names of attributes with words for readers. A translation translates them. */
  readonly texts?: readonly string[] | undefined
  /** The names of other attributes that may differ between languages. All others must be the same. */
  readonly varies?: readonly string[] | undefined
  /** The name of the attribute with an address that the section links to. */
  readonly link?: string | undefined
  /** Returns its text for feeds, search and checks, as plain text; without it, they are those of `texts`. */
  plain?(section: { readonly attributes: z.output<Attributes> }): string
  /** Renders what is inside its element. It has no hooks, and may not be async. */
  component(props: OwnSectionProps<z.output<Attributes>>): unknown
}

/** The kinds of section of a newsroom, by the names of their blocks. */
export type OwnKinds = Readonly<Record<string, OwnKind>>

let kinds: OwnKinds = {}

/** Sets the newsroom’s kinds of section. Processes that are started know their names. */
export function setOwnKinds(own: OwnKinds): void {
  kinds = own
  declareKinds(Object.fromEntries(Object.entries(own).map(([name, { form }]) => [name, form])))
}

/** Returns all kinds of section of the newsroom. */
export function ownKinds(): OwnKinds {
  return kinds
}

/** Returns a kind of which only the name is known: it takes any attributes, and shows only the text inside it. */
export function namedKind(form: OwnKind['form']): OwnKind {
  return { form, example: '', attributes: ANY, component: ({ children }) => children }
}

/**
 * Returns a kind of section of the newsroom; undefined if none has this name. In a process that does not run the
 * newsroom’s code, such as Next, only names are known.
 */
export function ownKind(name: string): OwnKind | undefined {
  if (Object.hasOwn(kinds, name)) return kinds[name]
  const form = declaredForm(name)
  return form && namedKind(form)
}

const ANY = z.looseObject({})
