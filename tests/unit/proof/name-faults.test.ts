import { expect, it } from 'vitest'
import { keptNames, nameProblems, namesIn } from '../../../lib/lint/name-problems.ts'

const ORIGINAL =
  'The engineers of SolarEdge, Ada Writer, Ben Lens, met the European Union at the Technical University of Munich.'

function kept(translation: string, isLatin = true): string[] {
  return [...keptNames(namesIn(ORIGINAL), translation, isLatin)]
}

it('names show by their capitals', () => {
  expect(namesIn(ORIGINAL)).toEqual([
    'SolarEdge',
    'Ada Writer',
    'Ben Lens',
    'European Union',
    'Technical University of Munich',
  ])
})

it('a translation that keeps most is to keep all of one word, and phrases that it keeps elsewhere', () => {
  const german = 'Ada Writer und Ben Lens trafen die Europäische Union an der Technischen Universität München.'
  expect(kept(german)).toEqual(['SolarEdge', 'Ada Writer', 'Ben Lens'])
})

it('a translation that keeps few is to keep what no language changes', () => {
  expect(kept('Los ingenieros se reunieron.')).toEqual(['SolarEdge'])
  expect(kept('工程师们见面了。', false)).toEqual([])
})

it('a name in brackets is only introduced', () => {
  expect(kept('工程师（SolarEdge）见面了。', false)).toEqual([])
  expect(kept('SolarEdge的工程师见面了。', false)).toEqual(['SolarEdge'])
})

it('an abbreviation may lose its plural, and a name may have other capitals', () => {
  const names = namesIn('The OIDs of BrainCo met GitHub.')
  expect(nameProblems(names, 'OID, Github, Brainco', new Set(names))).toEqual([])
})
