import { describe, expect, it } from 'vitest'
import { parseYaml } from '../../lib/source/parse-yaml.ts'

function parse(yaml: string) {
  return parseYaml({ name: 'site.yaml', path: '/site.yaml', text: yaml }, yaml)
}

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
