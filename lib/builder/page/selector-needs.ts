import selectorParser from 'postcss-selector-parser'

/** A selector with the class, tag and attribute names that it needs. */
export interface SelectorNeeds {
  readonly text: string
  readonly names: Needs
  /** The first `:is()` or `:where()` of the selector, if it has one, and the text around it. */
  readonly choice?:
    | { readonly before: string; readonly pseudo: string; readonly branches: readonly Branch[]; readonly after: string }
    | undefined
}

/** The names that a selector needs. If a page has none of the names in any one group, the selector cannot match. */
type Needs = readonly (readonly string[])[]

/** One of the alternatives of an `:is()`. */
interface Branch {
  readonly text: string
  readonly names: Needs
  readonly specificity: number
}

/**
 * The attributes whose values decide, as classes do, which style rules a page needs: its scripts (writing systems) and
 * its newspaper sections. A page has few of the values that a style sheet names.
 */
export const NAMED_ATTRIBUTES = ['data-script', 'data-rubric']

/** The attributes of `<html>` that selectors name: `html[dir=rtl]` is the page's own direction, not that of a link. */
export const ROOT_ATTRIBUTES = ['data-script', 'dir', 'lang']

/**
 * Returns the classes, elements and values of `NAMED_ATTRIBUTES` that a selector needs. Each is a group of its own. An
 * `:is()`, `:where()` or `:has()` is one group of alternatives, if each of its branches needs a name. Names within
 * `:not()` and similar pseudo-classes are ignored.
 */
export function needsOf(text: string): SelectorNeeds {
  const root = selectorParser().astSync(text)
  const choice = choiceIn(root.first)
  return { text, names: groupsOf(root), ...(choice ? { choice } : {}) }
}

/**
 * Returns the text of a selector for a page with these names. It leaves out alternatives of an `:is()` that the page
 * cannot have, unless the selector would then be less specific. Returns undefined if the selector cannot match.
 */
export function fitSelector({ text, names, choice }: SelectorNeeds, present: ReadonlySet<string>): string | undefined {
  const canMatch = (groups: readonly (readonly string[])[]) =>
    groups.every((group) => group.some((name) => present.has(name)))
  if (!canMatch(names)) return undefined
  if (!choice) return text
  const { before, pseudo, branches, after } = choice
  const left = branches.filter((one) => canMatch(one.names))
  const specificity = (of: typeof branches) => Math.max(...of.map((one) => one.specificity))
  const isAsSpecific = left.length > 0 && (pseudo === ':where' || specificity(left) === specificity(branches))
  if (left.length === branches.length || !isAsSpecific) return text
  const list = left.map((one) => one.text).join()
  // An element’s name must come first in its part of a selector.
  const isFirst = /(?:^|[ >+~])$/.test(before)
  const canStandAlone = left.length === 1 && (/^(?:\.[\w-]+|\[[^\]]*\])$/.test(list) || (isFirst && /^\w+$/.test(list)))
  return before + (canStandAlone && pseudo === ':is' ? list : `${pseudo}(${list})`) + after
}

function choiceIn(selector: selectorParser.Selector): SelectorNeeds['choice'] {
  const index = selector.nodes.findIndex((node) => CHOICES.has(node.value ?? ''))
  const pseudo = selector.nodes[index]
  if (pseudo?.type !== 'pseudo' || pseudo.nodes.length < 2) return undefined
  const textOf = (nodes: readonly selectorParser.Node[]) => nodes.map(String).join('')
  const isRoot = isOfRoot(selector.nodes.slice(0, index))
  const branches = pseudo.nodes.map((node) => ({
    text: String(node).trim(),
    names: groupsOf(node, isRoot),
    specificity: specificityOf(node),
  }))
  const [before, after] = [selector.nodes.slice(0, index), selector.nodes.slice(index + 1)]
  return { before: textOf(before), pseudo: pseudo.value, branches, after: textOf(after) }
}

/** Whether what follows these parts of a selector is part of `html`. */
function isOfRoot(parts: readonly selectorParser.Node[]): boolean {
  const start = parts.findLastIndex(({ type }) => type === 'combinator') + 1
  return parts.slice(start).some((part) => part.type === 'tag' && part.value === 'html')
}

/** Returns the specificity of a part of a selector: one for an element, 100 for a class, 10,000 for an id. */
function specificityOf(node: selectorParser.Node): number {
  switch (node.type) {
    case 'selector':
      return node.nodes.reduce((sum, part) => sum + specificityOf(part), 0)
    case 'tag':
      return 1
    case 'id':
      return 10_000
    case 'class':
    case 'attribute':
      return 100
    case 'pseudo':
      if (node.value === ':where') return 0
      if (node.value.startsWith('::')) return 1
      return OF_BRANCHES.has(node.value) ? Math.max(...node.nodes.map(specificityOf)) : 100
    default:
      return 0
  }
}

/** The pseudo-classes that are as specific as the most specific selector in them. */
const OF_BRANCHES = new Set([':is', ':not', ':has'])

function groupsOf(node: selectorParser.Node, isRoot = false): string[][] {
  switch (node.type) {
    case 'class':
      return [[node.value]]
    case 'tag':
      return [[node.value.toLowerCase()]]
    case 'attribute':
      if (isRoot && node.value && ROOT_ATTRIBUTES.includes(node.attribute))
        return [[rootName(node.attribute, node.value)]]
      if (node.attribute === 'href' && node.value === OUTSIDE) return [[`href=${OUTSIDE}`]]
      return node.value && NAMED_ATTRIBUTES.includes(node.attribute) ? [[`${node.attribute}=${node.value}`]] : []
    case 'root':
    case 'selector':
      return groupsOfParts(node.nodes, isRoot)
    case 'pseudo': {
      const isInside = node.value === ':has'
      if (!isInside && !CHOICES.has(node.value)) return []
      const branches = node.nodes.map((one) => groupsOf(one, isRoot && !isInside)[0])
      const names = branches.flatMap((group) => group ?? [])
      return names.length > 0 && branches.every(Boolean) ? [names] : []
    }
    default:
      return []
  }
}

/**
 * Returns what the parts of a selector need: names, pairs of names as parent and child (`li>ul`), and names within the
 * text of a page (`prose/li`).
 */
function groupsOfParts(nodes: readonly selectorParser.Node[], isRoot: boolean): string[][] {
  const all: string[][] = []
  let parents: string[] = []
  let own: string[] = []
  let inRoot = isRoot
  let inText = false
  for (const part of nodes) {
    if (part.type === 'tag') inRoot = part.value === 'html'
    if (part.type === 'combinator') {
      inRoot = false
      inText ||= own.includes(TEXT)
      parents = part.value === '>' ? own : []
      own = []
      continue
    }
    const groups = groupsOf(part, inRoot)
    all.push(...groups)
    if (part.type === 'pseudo' && part.value === ':has') continue // what is inside is no name of the element itself
    const [first] = groups
    // A branch of `:is()` may end in another element than its first name.
    if (own.length > 0 || !first?.every((name) => /^[\w-]+$/.test(name)) || /[^, ][ >+~]/.test(part.toString().trim()))
      continue
    own = first
    if (parents.length > 0) all.push(parents.flatMap((parent) => first.map((child) => `${parent}>${child}`)))
    if (inText && !parents.includes(TEXT)) all.push(first.map((name) => `${TEXT}/${name}`))
  }
  return all
}

/** The class of the element that contains the text of a page. Most rules for elements without a class are for those in it. */
export const TEXT = 'prose'

/** The beginning of the addresses of other sites; links within the site are relative. */
export const OUTSIDE = 'http'

const CHOICES = new Set([':is', ':where'])

/** Returns the name of an attribute of `<html>` with its value. */
export function rootName(attribute: string, value: string): string {
  return `html ${attribute}=${value}`
}
