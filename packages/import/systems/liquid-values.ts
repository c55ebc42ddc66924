import { isRecord, type Values } from '../../../lib/source/is-record.ts'
import { readCsv } from '../source/read-csv.ts'
import { readData } from '../source/source-data.ts'
import { readText } from '../source/source-site.ts'
import type { SourceSite } from '../types/imported.ts'

/** Works out the values of Liquid that follow from data alone; runs no code. */
export interface LiquidValues {
  /** Returns the value of an expression; undefined if it does not follow from the data. */
  evaluate(expression: string): unknown
  /** Reads `name = expression`; returns false if the value does not follow from the data. */
  assign(assignment: string): boolean
}

/**
 * Returns the values that the expressions of Liquid can name on one page of the source.
 * @param page the front matter of the page
 * @param siteValues the configuration, and the data files of the site
 */
export function liquidValues(page: Values, siteValues: Values): LiquidValues {
  const roots = new Map<string, unknown>([
    ['page', page],
    ['site', siteValues],
  ])
  const evaluate = (expression: string): unknown => {
    const [head = '', ...filters] = expression.match(/(?:"[^"]*"|'[^']*'|[^|"'])+/g) ?? []
    return filters.reduce((value, filter) => filtered(value, filter.trim(), operand), operand(head.trim()))
  }
  const operand = (written: string): unknown => {
    const [, , quoted] = /^(["'])(.*)\1$/s.exec(written) ?? []
    if (quoted !== undefined) return quoted
    if (/^-?\d+(?:\.\d+)?$/.test(written)) return Number(written)
    const [root = '', ...path] = written.replaceAll(/\[["']?([^\]"']+)["']?\]/g, '.$1').split('.')
    return path.reduce(memberOf, roots.get(root))
  }
  return {
    evaluate,
    assign: (assignment) => {
      const [, name = '', expression = ''] = /^\s*([\w-]+)\s*=\s*([\s\S]+)$/.exec(assignment) ?? []
      const value = evaluate(expression)
      if (name && value !== undefined) roots.set(name, value)
      return name !== '' && value !== undefined
    },
  }
}

function memberOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    if (name === 'size') return value.length
    return name === 'first' ? value[0] : name === 'last' ? value.at(-1) : value[Number(name)]
  }
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

function filtered(value: unknown, filter: string, operand: (written: string) => unknown): unknown {
  const [, name = '', rest = ''] = /^(\w+)\s*:?\s*([\s\S]*)$/.exec(filter) ?? []
  const [first, second] = (rest.match(/"[^"]*"|'[^']*'|[^,\s]+/g) ?? []).map(operand)
  switch (name) {
    case 'where':
      return Array.isArray(value)
        ? value.filter((each) => String(memberOf(each, String(first))) === String(second))
        : undefined
    case 'first':
    case 'last':
    case 'size':
      return memberOf(value, name)
    case 'join':
      return Array.isArray(value) ? value.join(String(first ?? ' ')) : undefined
    case 'default':
      return value ?? first
    case 'append':
      return value === undefined || first === undefined ? undefined : String(value) + String(first)
    case 'prepend':
      return value === undefined || first === undefined ? undefined : String(first) + String(value)
    case 'upcase':
      return typeof value === 'string' ? value.toUpperCase() : undefined
    case 'downcase':
      return typeof value === 'string' ? value.toLowerCase() : undefined
    case 'strip':
      return typeof value === 'string' ? value.trim() : undefined
    default:
      return undefined
  }
}

/**
 * Returns the values of a site: its configuration, and below `data` the files of its data folder, each read when it is
 * first needed.
 */
export function siteValuesOf(site: SourceSite, config: Values, folder: string): Values {
  const read = new Map<string, unknown>()
  const files = site.files.filter((file) => file.startsWith(`${folder}/`) && /\.(?:ya?ml|json|csv)$/.test(file))
  const dataIn = (file: string) => {
    if (!read.has(file)) read.set(file, file.endsWith('.csv') ? rowsIn(site, file) : readData(site, file))
    return read.get(file)
  }
  const data: Record<string, unknown> = {}
  for (const file of files) {
    const path = file
      .slice(folder.length + 1)
      .replace(/\.\w+$/, '')
      .split('/')
    const name = path.pop() ?? ''
    let level = data
    for (const part of path) {
      const known = level[part]
      const next: Record<string, unknown> = isRecord(known) ? known : {}
      level[part] = next
      level = next
    }
    Object.defineProperty(level, name, { get: () => dataIn(file), enumerable: true, configurable: true })
  }
  return { ...config, data }
}

function rowsIn(site: SourceSite, file: string): unknown {
  const source = readText(site, file)
  site.settings.add(file)
  return source && readCsv(source.text).map(({ values }) => values)
}
