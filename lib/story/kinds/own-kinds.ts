import { z } from 'zod'
import type { Messages } from '../../language/messages.ts'
import { declaredForm, declareKinds, type KIND_FORMS } from '../../settings/declared.ts'

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
