import { type ChildNode, type Container, parse, type Rule } from 'postcss'
import { withoutIdleFonts } from './font-css.ts'
import {
  fitSelector,
  NAMED_ATTRIBUTES,
  needsOf,
  OUTSIDE,
  ROOT_ATTRIBUTES,
  rootName,
  type SelectorNeeds,
  TEXT,
} from './selector-needs.ts'
import type { SiteScript } from './site-script.ts'

/** A part of a style sheet: CSS that stays as it is, a rule with selectors, or an at-rule with further parts. */
export type StyleRule =
  | { readonly css: string }
  | { readonly selectors: readonly SelectorNeeds[]; readonly body: string }
  | { readonly start: string; readonly rules: readonly StyleRule[] }

/** At-rules that contain rules for elements. All others are left unchanged. */
const GROUPS = new Set(['media', 'supports', 'layer', 'container', 'starting-style', 'scope'])

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
  const css = withoutIdleFonts(fitRules(rules, new Set([...always, ...names])))
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
 * is a variable, a word after a dot is a property, and `function` is a word of the language. A string that is a
 * selector finds elements, and creates none.
 */
function namesInScript(code: string): string[] {
  return code.replaceAll(SELECTOR_IN_SCRIPT, '""').replaceAll(SEARCH_IN_SCRIPT, '').match(NAMED_IN_SCRIPT) ?? []
}

const SELECTOR_IN_SCRIPT = /"(?=[^"]*(?:[.#][\w-]|[[,>]))[\w\s.#[\]=^$*|:()>+~,-]+"/g
const SEARCH_IN_SCRIPT = /\b(?:closest|matches|querySelector(?:All)?)\("[^"]*"/g
const NAMED_IN_SCRIPT = /(?<![\w$-]|[\w$)\]?]\.)(?!function[ (*])[a-z][\w-]+|(?<=["'`])[a-z](?=["'`])/gi

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
 * Returns the names on a page: its elements, their classes, the values of `data-script` and `data-rubric`, which elements
 * are in which, and which are in the text.
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

/** The names in tags, by the tag without the attributes of one page. Most tags of a page are the same on other pages. */
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
  const own = [element, ...(classes?.split(' ') ?? [])]
  const values = Array.from(copy.matchAll(NAMED), ([, attribute, value = '']) => `${attribute}=${value}`)
  if (copy.includes(` href="${OUTSIDE}`)) values.push(`href=${OUTSIDE}`)
  const inText = own.map((name) => `${TEXT}/${name}`)
  const names = { own, inText, values, holds: !copy.endsWith('/>') && !VOID.has(element) }
  if (knownTags.size === MOST_TAGS) knownTags.clear()
  knownTags.set(copy, names)
  return names
}
