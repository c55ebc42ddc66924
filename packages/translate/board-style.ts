import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Returns the style sheet of the board. It loads nothing, and follows the colours that the reader’s system has. */
export function boardStyle(): string {
  return readFileSync(path.join(import.meta.dirname, 'board.css'), 'utf8').replaceAll(/\s+/g, ' ')
}

/** The filter for work of any kind. */
export const ANY = 'any'

/**
 * Returns the rules by which the filters hide rows, columns and cells. A row’s `data-w` has `fa.missing`, `fa.any`,
 * `.missing` and `.any` if it is missing in Persian.
 * @param states those that a filter has
 * @param persons the number of persons who work on something
 */
export function filterRules(tags: readonly string[], states: readonly string[], persons: number): string {
  const shown = 'display:table-row'
  return [
    'body:has(.langs :checked) [data-l]{display:none}',
    ...tags.map((tag) => `${isOn(`l-${tag}`)} [data-l=${tag}]{display:table-cell}`),
    ...states.flatMap((state) => [
      `${isOn(`show-${state}`)} tbody tr{display:none}`,
      `${isOn(`show-${state}`)}:not(:has(.langs :checked)) [data-w~=".${state}"]{${shown}}`,
      ...tags.map((tag) => `${isOn(`show-${state}`)}:has(#l-${tag}:checked) [data-w~="${tag}.${state}"]{${shown}}`),
      ...(state === ANY ? [] : [`${isOn(`show-${state}`)} td[data-l]:not([data-s=${state}])>b{visibility:hidden}`]),
    ]),
    ...[...Array(persons).keys(), ''].flatMap((index) => {
      const person = index === '' ? 'none' : `p${index}`
      return [
        `${isOn(`who-${person}`)} tbody tr:not([data-p~=${person}]){display:none!important}`,
        `${isOn(`who-${person}`)} tbody td:not([data-p=${person}])>b{visibility:hidden}`,
      ]
    }),
  ].join('\n')
}

function isOn(id: string): string {
  return `body:has(#${id}:checked)`
}
