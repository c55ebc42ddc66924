import { createTwoFilesPatch } from 'diff'

/** Files of a site by name: their SHA-256. */
type Digests = ReadonlyMap<string, string>

/** How a built site differs from its recorded list. */
export interface GoldenDifference {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

/** Compares two lists of `<SHA-256>  <file>` lines; undefined where they are equal. */
export function goldenDifference(recorded: string, built: string): GoldenDifference | undefined {
  const [before, after] = [digestsIn(recorded), digestsIn(built)]
  const added = [...after.keys()].filter((name) => !before.has(name))
  const removed = [...before.keys()].filter((name) => !after.has(name))
  const changed = [...after.keys()].filter((name) => before.has(name) && before.get(name) !== after.get(name))
  return added.length + removed.length + changed.length > 0 ? { added, removed, changed } : undefined
}

/**
 * Describes a difference: the count of each kind of change, the first files of each, and a line-by-line diff of the first
 * changed file that has text.
 * @param texts the recorded and the built text of a file, where both are known
 */
export function describeDifference(
  { added, removed, changed }: GoldenDifference,
  texts: (name: string) => readonly [string, string] | undefined,
): string {
  const first = changed.find((name) => texts(name))
  const [before, after] = (first !== undefined && texts(first)) || ['', '']
  return [
    ...Object.entries({ added, removed, changed }).map(([kind, names]) => `${names.length} ${kind}${sampleOf(names)}`),
    first === undefined
      ? ''
      : createTwoFilesPatch(`recorded/${first}`, `built/${first}`, inLines(before), inLines(after)),
    'To accept the change: npm run golden:accept',
  ].join('\n')
}

function digestsIn(list: string): Digests {
  return new Map(list.split('\n').flatMap((line) => (line ? [[line.slice(66), line.slice(0, 64)] as const] : [])))
}

function sampleOf(names: readonly string[]): string {
  return names.length === 0 ? '' : `: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`
}

/** Splits HTML, CSS and JSON into a line for each tag, rule or value, so that a diff is short. */
function inLines(text: string): string {
  return text.replaceAll(/(?<=[>;{},])(?=\S)/g, '\n')
}
