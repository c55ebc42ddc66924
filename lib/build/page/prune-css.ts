import type { SiteScript } from '../compile/bundle-elements.ts'
import { NAMED_ATTRIBUTES, type StyleRule } from './parse-css.ts'

/**
 * The part of a style sheet that a page has use for: without the rules for classes, elements, scripts and desks that are
 * neither on it nor named by its scripts, which may make them.
 * @param html the page, its body at least
 */
export function pruneCss(rules: readonly StyleRule[], html: string, scripts: readonly SiteScript[] = []): string {
  const { open, always, fitted } = fittingsOf(rules, scripts)
  const found = namesInPage(html)
  const names = open.filter((name) => found.has(name))
  const key = names.join(' ')
  const before = fitted.get(key)
  if (before !== undefined) return before
  const css = fitRules(rules, new Set([...always, ...names]))
  if (fitted.size === MOST_FITTED) fitted.clear()
  fitted.set(key, css)
  return css
}

/** What is worked out once for a style sheet and the scripts that go with it. */
interface Fittings {
  /** The names that rules ask for and scripts do not have: whether these are on a page decides what it is given. */
  readonly open: readonly string[]
  /** Those that count as there on every page. */
  readonly always: readonly string[]
  /** What pages were given, by the open names on them: few differ. */
  readonly fitted: Map<string, string>
}

/** So many parts of one style sheet are kept, some 25 kB each. */
const MOST_FITTED = 64

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
  // What a script names may be made by it, and so counts as there.
  const always = new Set(['html', 'body', ...scripts.flatMap(({ code }) => code.match(/[a-z][\w-]*/gi) ?? [])])
  const asked = new Set(namesAsked(rules))
  // The search sets what it finds in the colour of its desk: a script that names desks may set any.
  if (always.has('desk')) for (const name of asked) if (name.startsWith('data-desk=')) always.add(name)
  return { open: [...asked].filter((name) => !always.has(name)), always: [...always], fitted: new Map() }
}

function namesAsked(rules: readonly StyleRule[]): string[] {
  return rules.flatMap((rule) => {
    if ('css' in rule) return []
    return 'selectors' in rule ? rule.selectors.flatMap(({ names }) => names.flat()) : namesAsked(rule.rules)
  })
}

function fitRules(rules: readonly StyleRule[], names: ReadonlySet<string>): string {
  return rules.map((rule) => fitRule(rule, names)).join('')
}

function fitRule(rule: StyleRule, names: ReadonlySet<string>): string {
  if ('css' in rule) return rule.css
  if ('selectors' in rule) {
    const selectors = rule.selectors.filter((selector) =>
      selector.names.every((group) => group.some((name) => names.has(name))),
    )
    return selectors.length > 0 ? `${selectors.map(({ text }) => text).join(',')}{${rule.body}}` : ''
  }
  const inner = fitRules(rule.rules, names)
  return inner ? `${rule.start}{${inner}}` : ''
}

const NAMED = new RegExp(` (${NAMED_ATTRIBUTES.join('|')})="([^"]*)"`, 'g')

/** The names on a page: of the elements in its body, of their classes, and of the scripts and desks it is set in. */
function namesInPage(html: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, attribute, value] of html.matchAll(NAMED)) names.add(`${attribute}=${value}`)
  const body = html.slice(html.indexOf('<body'))
  for (const tag of new Set(body.match(/<[a-z][a-z\d-]*/gi))) names.add(tag.slice(1).toLowerCase())
  for (const attribute of new Set(body.match(/ class="[^"]*/g))) {
    for (const name of attribute.slice(' class="'.length).split(' ')) names.add(name)
  }
  return names
}
