import { type ChildNode, type Container, parse, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { FONT_ROLES } from '../../publication/typefaces.ts'
import type { SiteScript } from '../../settings/site-script.ts'
import { withShortSizes } from './short-sizes.ts'

/** A part of a style sheet: CSS that stays as it is, a rule with selectors, or an at-rule with further parts. */
export type StyleRule =
  | { readonly css: string }
  | { readonly selectors: readonly SelectorNeeds[]; readonly body: string }
  | { readonly start: string; readonly rules: readonly StyleRule[] }

/** At-rules that contain rules for elements. All others are left unchanged. */
const GROUPS = new Set(['media', 'supports', 'layer', 'container', 'starting-style', 'scope'])

/**
 * The attributes whose values decide, as classes do, which style rules a page needs: its scripts (writing systems) and
 * its newspaper sections. A page has few of the values that a style sheet names.
 */
const NAMED_ATTRIBUTES = ['data-script', 'data-rubric']

/** The attributes of `<html>` that selectors name: `html[dir=rtl]` is the page's own direction, not that of a link. */
const ROOT_ATTRIBUTES = ['data-script', 'dir', 'lang']

/**
 * The class of the element that contains the text of a page. Most rules for elements without a class are for those in
 * it.
 */
const TEXT = 'prose'

/** The beginning of the addresses of other sites; links within the site are relative. */
const OUTSIDE = 'http'

/**
 * Parses a style sheet into rules, so that each page can be given only the rules it needs.
 * @throws CssSyntaxError if the text is not valid CSS
 */
export function parseCss(css: string): StyleRule[] {
  return rulesIn(parse(css))
}

function rulesIn(container: Container): StyleRule[] {
  return joinLayers((container.nodes ?? []).flatMap((node) => toRule(node) ?? []))
}

/**
 * Moves the rules of each layer to where the layer begins. Which rule wins depends on their order within a layer, and
 * on the order in which the layers begin.
 */
function joinLayers(rules: readonly StyleRule[]): StyleRule[] {
  const layers = Map.groupBy(rules, (rule) => ('rules' in rule && rule.start.startsWith('@layer ') ? rule.start : ''))
  return rules.flatMap((rule) => {
    // A layer that is only named, and has no rules, changes nothing.
    if ('css' in rule && /^@layer [\w-]+;$/.test(rule.css) && !layers.has(rule.css.slice(0, -1))) return []
    const parts = 'rules' in rule ? layers.get(rule.start) : undefined
    if (!parts || !('rules' in rule)) return rule
    return parts[0] === rule
      ? { start: rule.start, rules: parts.flatMap((part) => ('rules' in part ? part.rules : [])) }
      : []
  })
}

/** Declarations with a prefix that no browser of docs/decisions/0003-browsers.md needs, or that restate its default. */
const NEEDLESS = new Set(['-webkit-text-decoration-color', '-webkit-hyphens'])

function toRule(node: ChildNode): StyleRule | undefined {
  switch (node.type) {
    case 'comment':
      return undefined
    case 'rule':
      return { selectors: node.selectors.map(needsOf), body: bodyOf(node) }
    case 'atrule':
      return GROUPS.has(node.name) && node.nodes
        ? { start: `@${node.name} ${node.params}`.trim(), rules: rulesIn(node) }
        : { css: node.nodes ? node.toString() : `${node};` }
    case 'decl':
      return { css: `${node};` }
  }
}

function bodyOf(rule: Rule): string {
  return (rule.nodes ?? [])
    .filter((node) => node.type !== 'decl' || !NEEDLESS.has(node.prop))
    .map((node) => `${node}`)
    .join(';')
}

/**
 * Returns the rules of a style sheet that a page needs. It drops rules for classes, elements, scripts (writing systems)
 * and newspaper sections that are not on the page. It keeps those that the page's scripts name, because they may create
 * them.
 * @param html the HTML of the page, at least its body
 */
export function pruneCss(rules: readonly StyleRule[], html: string, scripts: readonly SiteScript[] = []): string {
  const { open, pairs, always, fitted } = fittingsOf(rules, scripts)
  const found = namesInPage(html, pairs)
  const names = open.filter((name) => found.has(name))
  const key = names.join(' ')
  const before = fitted.get(key)
  if (before !== undefined) return before
  const css = withShortSizes(withoutIdleFonts(fitRules(rules, new Set([...always, ...names]))))
  if (fitted.size === MOST_FITTED) fitted.clear()
  fitted.set(key, css)
  return css
}

/** The facts that are computed once for a style sheet and the scripts used with it. */
interface Fittings {
  /** The names that rules need and scripts do not contain. Which of these are on a page decides which rules it gets. */
  readonly open: readonly string[]
  /** The parents in the open names, by the child. */
  readonly pairs: ReadonlyMap<string, readonly string[]>
  /** The names that count as present on every page. */
  readonly always: readonly string[]
  /** The pruned style sheets, by the open names on a page. There are few different ones. */
  readonly fitted: Map<string, string>
}

/** The most pruned versions of one style sheet that are cached, at about 25 kB each. */
const MOST_FITTED = 128

const known = new WeakMap<readonly StyleRule[], Map<string, Fittings>>()

function fittingsOf(rules: readonly StyleRule[], scripts: readonly SiteScript[]): Fittings {
  const sheets = known.get(rules) ?? new Map<string, Fittings>()
  known.set(rules, sheets)
  const key = scripts.map(({ hash }) => hash).join(' ')
  const fittings = sheets.get(key) ?? newFittings(rules, scripts)
  sheets.set(key, fittings)
  return fittings
}

function newFittings(rules: readonly StyleRule[], scripts: readonly SiteScript[]): Fittings {
  // A script may create anything that it names, so those names count as present.
  const always = new Set(['html', 'body', ...scripts.flatMap(({ code }) => namesInScript(code))])
  const asked = new Set(namesAsked(rules))
  for (const name of asked) if (name.split(/[>/]/).some((part) => always.has(part))) always.add(name)
  // The search shows each result in the colour of its section, so a script that names sections may use any of them.
  if (scripts.some(({ code }) => /\brubric\b/.test(code)))
    for (const name of asked) if (name.startsWith('data-rubric=')) always.add(name)
  const open = [...asked].filter((name) => !always.has(name))
  const pairs = new Map<string, string[]>()
  for (const name of open) {
    const [parent = '', child] = name.split('>')
    if (child) pairs.set(child, [...(pairs.get(child) ?? []), parent])
  }
  return { open, pairs, always: [...always], fitted: new Map() }
}

/**
 * Returns what may be names of elements or classes that a minified script creates. A letter outside of quotation marks
 * is a variable, a word after a dot is a property, one before `(…){` is a method, and `function` is a word of the
 * language. A string that is a selector finds elements, and creates none.
 */
function namesInScript(code: string): string[] {
  return code.replaceAll(SELECTOR_IN_SCRIPT, '""').replaceAll(SEARCH_IN_SCRIPT, '').match(NAMED_IN_SCRIPT) ?? []
}

const SELECTOR_IN_SCRIPT = /"(?=[^"]*(?:[.#][\w-]|[[,>]))[\w\s.#[\]=^$*|:()>+~,-]+"/g
const SEARCH_IN_SCRIPT = /\b(?:closest|matches|querySelector(?:All)?)\("[^"]*"/g
const NAMED_IN_SCRIPT =
  /(?<![\w$-]|[\w$)\]?]\.)(?!function[ (*]|\w+\([\w$,]*\)\{)[a-z][\w-]+|(?<=["'`])[a-z](?=["'`])/gi

function namesAsked(rules: readonly StyleRule[]): string[] {
  return rules.flatMap((rule) => {
    if ('css' in rule) return []
    if (!('selectors' in rule)) return namesAsked(rule.rules)
    return rule.selectors.flatMap(({ names, choice }) =>
      [...names, ...(choice?.branches ?? []).flatMap((one) => one.names)].flat(),
    )
  })
}

function fitRules(rules: readonly StyleRule[], names: ReadonlySet<string>): string {
  return rules.map((rule) => fitRule(rule, names)).join('')
}

function fitRule(rule: StyleRule, names: ReadonlySet<string>): string {
  if ('css' in rule) return rule.css
  if ('selectors' in rule) {
    const selectors = rule.selectors.flatMap((selector) => fitSelector(selector, names) ?? [])
    return selectors.length > 0 ? `${selectors.join(',')}{${rule.body}}` : ''
  }
  const inner = fitRules(rule.rules, names)
  return inner ? `${rule.start}{${inner}}` : ''
}

const ROOT_ATTRIBUTE = new RegExp(` (${ROOT_ATTRIBUTES.join('|')})="([^"]*)"`, 'g')

const TAG = /<\/?[a-zA-Z][^<>]*>/g
const NAMED = new RegExp(` (${NAMED_ATTRIBUTES.join('|')})="([^"]*)`, 'g')
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/**
 * Returns the names on a page: its elements, their classes, the values of `data-script` and `data-rubric`, which
 * elements are in which, and which are in the text.
 * @param pairs the names of parents that rules ask for, by the name of the child
 */
function namesInPage(html: string, pairs: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const names = new Set<string>()
  // On the 404 page a script chooses one of several articles, and gives the page its language and direction.
  for (const [tag] of html.matchAll(/<(?:html|article) [^>]*/g)) {
    for (const [, attribute = '', value = ''] of tag.matchAll(ROOT_ATTRIBUTE)) {
      names.add(rootName(attribute, value)).add(rootName(attribute, value.replace(/-.*/, ''))) // the second for `|=`
    }
  }
  const parents: (readonly string[])[] = []
  let textAt = Number.POSITIVE_INFINITY // the depth of the text, while inside it
  for (const tag of html.match(TAG) ?? []) {
    if (tag[1] === '/') {
      parents.pop()
      if (parents.length <= textAt) textAt = Number.POSITIVE_INFINITY
      continue
    }
    const { own, inText, values, holds } = namesInTag(tag)
    for (const value of values) names.add(value)
    const around = parents.at(-1) ?? []
    if (parents.length > textAt) for (const name of inText) names.add(name)
    if (own.includes(TEXT)) textAt = Math.min(textAt, parents.length)
    for (const name of own) {
      names.add(name)
      for (const parent of pairs.get(name) ?? []) if (around.includes(parent)) names.add(`${parent}>${name}`)
    }
    if (holds) parents.push(own)
  }
  return names
}

/** The names in the opening tag of an element. */
interface TagNames {
  /** The element and its classes. */
  readonly own: readonly string[]
  /** The same as names within the text of a page. */
  readonly inText: readonly string[]
  /** The values of `NAMED_ATTRIBUTES`, and whether it links to another site. */
  readonly values: readonly string[]
  /** Whether the element has an end. */
  readonly holds: boolean
}

/**
 * The names in tags, by the tag without the attributes of one page. Most tags of a page are the same on other pages.
 */
const knownTags = new Map<string, TagNames>()
const MOST_TAGS = 4096

/** Attributes that no rule names and that are seldom the same on other pages: ids, and links within the site. */
const OF_ONE_PAGE = / (?:id|href|data-section)="(?!http)[^"]*"/g

function namesInTag(tag: string): TagNames {
  const whole = knownTags.get(tag)
  if (whole) return whole
  const short = tag.replaceAll(OF_ONE_PAGE, '')
  const before = knownTags.get(short)
  if (before) return before
  const copy = Buffer.from(short).toString() // A part of a page’s text keeps the whole page in memory.
  const element = copy.slice(1, copy.search(/[\s/>]/)).toLowerCase()
  const [, classes] = / class="([^"]*)/.exec(copy) ?? []
  // No rule is for `<head>`, and some are for the class `head`.
  const own = element === 'head' ? [] : [element, ...(classes?.split(' ') ?? [])]
  const values = Array.from(copy.matchAll(NAMED), ([, attribute, value = '']) => `${attribute}=${value}`)
  if (copy.includes(` href="${OUTSIDE}`)) values.push(`href=${OUTSIDE}`)
  const inText = own.map((name) => `${TEXT}/${name}`)
  const names = { own, inText, values, holds: !copy.endsWith('/>') && !VOID.has(element) }
  if (knownTags.size === MOST_TAGS) knownTags.clear()
  knownTags.set(copy, names)
  return names
}

/** A selector with the class, tag and attribute names that it needs. */
interface SelectorNeeds {
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
 * Returns the classes, elements and values of `NAMED_ATTRIBUTES` that a selector needs. Each is a group of its own. An
 * `:is()`, `:where()` or `:has()` is one group of alternatives, if each of its branches needs a name. Names within
 * `:not()` and similar pseudo-classes are ignored.
 */
function needsOf(text: string): SelectorNeeds {
  const root = selectorParser().astSync(text)
  const choice = choiceIn(root.first)
  return { text, names: groupsOf(root), ...(choice ? { choice } : {}) }
}

/**
 * Returns the text of a selector for a page with these names. It leaves out alternatives of an `:is()` that the page
 * cannot have, unless the selector would then be less specific. Returns undefined if the selector cannot match.
 */
function fitSelector({ text, names, choice }: SelectorNeeds, present: ReadonlySet<string>): string | undefined {
  const canMatch = (groups: readonly (readonly string[])[]) =>
    groups.every((group) => group.some((name) => present.has(name)))
  if (!canMatch(names)) return undefined
  if (!choice) return text
  const { before, pseudo, branches, after } = choice
  const left = branches.filter((one) => canMatch(one.names))
  if (left.length === 0) return undefined
  const specificity = (of: typeof branches) => Math.max(...of.map((one) => one.specificity))
  const isAsSpecific = pseudo === ':where' || specificity(left) === specificity(branches)
  if (left.length === branches.length || !isAsSpecific) return text
  const list = left.map((one) => one.text).join()
  // An element’s name must come first in its part of a selector.
  const isFirst = /(?:^|[ >+~])$/.test(before)
  const canStandAlone =
    left.length === 1 && (/^(?:\.[\w-]+|\[[^\]]*\])$/.test(list) || (isFirst && /^\w+(?:\[[^\]]*\])?$/.test(list)))
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

const CHOICES = new Set([':is', ':where'])

/** Returns the name of an attribute of `<html>` with its value. */
function rootName(attribute: string, value: string): string {
  return `html ${attribute}=${value}`
}

/** Removes from the style sheet of a page the newsroom’s fonts that none of its rules names. */
function withoutIdleFonts(css: string): string {
  if (!css.includes('@font-face')) return css
  const others = css.replaceAll(OWN_FONT, '')
  return css.replaceAll(OWN_FONT, (rule, family: string) => (others.includes(family) ? rule : ''))
}

const OWN_FONT = new RegExp(`@font-face\\{font-family:("(?:${FONT_ROLES.join('|')}) \\w{4}(?: \\d)?");[^}]*\\}`, 'g')
