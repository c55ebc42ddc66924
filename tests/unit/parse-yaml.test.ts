import { describe, expect, it } from 'vitest'
import { parseYaml } from '../../lib/source/parse-yaml.ts'
import CASES from './parse-yaml.json' with { type: 'json' }

const YAML = `# The publication.
name: The Gazette
cover:
  src: mill.png
  "alt": A mill
authors: [Ann, Ben]
corrections:
  - date: 2025-02-24
    text: It was Ann.
`

function parse(yaml: string, firstLine = 1) {
  return parseYaml({ name: 'site.yaml', path: '/site.yaml', text: yaml }, yaml, firstLine)
}

function placeOf(path: readonly PropertyKey[], what?: 'key' | 'value', firstLine = 1): string {
  const { line, column } = parse(YAML, firstLine).parsed?.placeOf(path, what) ?? {}
  return `${line}:${column}`
}

describe('a value in YAML', () => {
  it('is read by the core schema of YAML 1.2: a date is a text, and so is no', () => {
    expect(parse('date: 2025-02-24\nanswer: no\ndraft: true\ncount: 12').parsed?.value).toEqual({
      date: '2025-02-24',
      answer: 'no',
      draft: true,
      count: 12,
    })
  })

  it.each([
    ['2:7', ['name']],
    ['4:8', ['cover', 'src']],
    ['5:10', ['cover', 'alt']],
    ['6:16', ['authors', 1]],
    ['8:11', ['corrections', 0, 'date']],
  ])('is found at %s', (place, path) => {
    expect(placeOf(path)).toBe(place)
  })

  it.each([
    ['the key of its group', '3:1', ['cover', 'credit']],
    ['the key of its list', '6:1', ['authors', 7]],
    ['the key of the nearest group there is', '3:1', ['cover', 'credit', 'name']],
    ['the first key of all', '2:1', ['title']],
  ])('that is not there is looked for at %s', (_, place, path) => {
    expect(placeOf(path)).toBe(place)
  })

  it('may repeat another by an alias, a few times', () => {
    expect(parse('a: &a [x]\nb: *a\nc: *a').parsed?.value).toEqual({ a: ['x'], b: ['x'], c: ['x'] })
  })

  it('never reaches the prototype of what it is read into', () => {
    const { parsed } = parse('__proto__: {title: Stolen}')
    expect(Object.keys(Object(parsed?.value))).toEqual(['__proto__'])
    expect(Object(parsed?.value).title).toBeUndefined()
  })
})

describe('a slip in YAML', () => {
  it('is reported once, not for everything that follows from it', () => {
    const { parsed, problems } = parse('a: - b\nc: - d\n e: f\n')
    expect(parsed).toBeUndefined()
    expect(problems).toHaveLength(1)
  })

  it('does not hide the keys that were doubled before it', () => {
    const { problems } = parse('a: 1\na: 2\nb: 1\nb: 2\nc: - d')
    expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '2 This key is here twice.',
      '4 This key is here twice.',
      expect.stringMatching(/^5 /),
    ])
  })

  it.each(CASES.hints)('has a hint that fits: %s', (_, yaml, place, hint) => {
    expect(parse(yaml).problems.map(({ line, column, hint }) => [`${line}:${column}`, hint])).toEqual([
      [place, expect.stringContaining(hint)],
    ])
  })

  it('is told in an editor’s words', () => {
    for (const yaml of ['title: Fire: the end', 'title: - fire', 'title: Fire\n date: now', 'title: "No"way'])
      expect(
        parse(yaml)
          .problems.map(({ message }) => message)
          .join(),
      ).not.toMatch(/mapping|scalar|implicit|seq/i)
  })
})

// Each of these took the square of its length in time: minutes, and hours for ten times as much.
describe('a great many', () => {
  const repeat = (count: number, part: (index: number) => string) =>
    Array.from({ length: count }, (_, n) => part(n)).join('')

  it('keys are read, and each is found where it is written', () => {
    const { parsed } = parse(repeat(45_000, (n) => `k${n}: v\n`))
    const lines = Array.from({ length: 45_000 }, (_, n) => parsed?.placeOf([`k${n}`], 'key').line)
    expect(lines).toEqual(lines.map((_, n) => n + 1))
  })

  it('doubled keys are each reported', () => {
    expect(parse('a: b\n'.repeat(45_000)).problems).toHaveLength(44_999)
    expect(parse(`{${'a: b, '.repeat(30_000)}}`).problems).toHaveLength(29_999)
  })

  it('aliases are one problem, where the first of them is', () => {
    const anchors = repeat(5_000, (n) => `k${n}: &a${n} v\n`)
    const { problems } = parse(`${anchors}${repeat(5_000, (n) => `b${n}: *a${n}\n`)}`)
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([['yaml-aliases', 5_001]])
  })

  it('merges of merges are no more than what is written', () => {
    const { parsed } = parse(`a0: &a0 {x: 1}\n${repeat(150, (n) => `a${n + 1}: &a${n + 1} {<<: *a${n}, k${n}: 1}\n`)}`)
    expect(JSON.stringify(parsed?.value ?? '').length).toBeLessThan(100_000)
  })

  it.each(['a: [x, x, x, x, x, x, x, x, x]\n', '- ', '? ', '!a ', '&a '])(
    'signs are one problem, and are not parsed: %j',
    (part) => {
      const { parsed, problems } = parse(part.repeat(1_000_000))
      expect(parsed).toBeUndefined()
      expect(problems.map(({ rule, line, column }) => [rule, line, column])).toEqual([['limit-exceeded', 1, 1]])
    },
  )
})
