import type { SiteScript } from '../compile/bundle-scripts.ts'
import { NAMED_ATTRIBUTES, type StyleRule } from './parse-css.ts'

/**
 * Returns the rules of a style sheet that a page needs. It drops rules for classes, elements, scripts (writing systems)
 * and newspaper sections that are not on the page. It keeps those that the page's scripts name, because they may create
 * them.
 * @param html the HTML of the page, at least its body
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

/** The facts that are computed once for a style sheet and the scripts used with it. */
interface Fittings {
  /** The names that rules need and scripts do not contain. Which of these are on a page decides which rules it gets. */
  readonly open: readonly string[]
  /** The names that count as present on every page. */
  readonly always: readonly string[]
  /** The pruned style sheets, by the open names on a page. There are few different ones. */
  readonly fitted: Map<string, string>
}

/** The most pruned versions of one style sheet that are cached, at about 25 kB each. */
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
  // A script may create anything that it names, so those names count as present.
  const always = new Set(['html', 'body', ...scripts.flatMap(({ code }) => code.match(/[a-z][\w-]*/gi) ?? [])])
  const asked = new Set(namesAsked(rules))
  // The search shows each result in the colour of its section, so a script that names sections may use any of them.
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

/**
 * Returns the names on a page: the elements in its body, their classes, and the values of `data-script` and
 * `data-desk`.
 */
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
