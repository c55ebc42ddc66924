import '@testing-library/jest-dom/vitest'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPublication } from '../../../tests/component/helpers/publication.ts'
import { cmsPage } from '../cms-page.ts'
import { offerBlocks } from '../editor/insert-block.ts'

const BLOCKS = [
  {
    name: 'score',
    label: 'Result',
    example: '::score{result="2:1"}',
    form: 'line' as const,
    fields: [
      { name: 'result', label: 'Goals', isRequired: true, hint: 'As 2:1' },
      { name: 'place', label: 'Place', isRequired: false, options: ['home', 'away'] },
    ],
  },
  { name: 'divider', label: 'Divider', example: '---', fields: [] },
]

const find = <Found extends Element>(selector: string, type: new () => Found): Found => {
  const found = document.querySelector(selector)
  if (!(found instanceof type)) throw new Error(`There is no ${selector}.`)
  return found
}

beforeEach(() => {
  const page = new DOMParser().parseFromString(
    cmsPage(aPublication(), { host: 'folder', folder: 'content' }),
    'text/html',
  )
  document.body.replaceChildren(...page.body.childNodes)
  HTMLDialogElement.prototype.showModal = () => {} // jsdom has none
  const area = document.createElement('textarea')
  area.id = 'text'
  find('#nc-root', HTMLElement).append(area)
  offerBlocks(BLOCKS, () => undefined)
})

afterEach(() => document.body.replaceChildren())

const button = () => find('#insert-block', HTMLButtonElement)
const area = () => find('#text', HTMLTextAreaElement)
const press = (value: string) =>
  find('#block form', HTMLFormElement).requestSubmit(find(`[value=${value}]`, HTMLButtonElement))

test('a block with its fields is inserted where the caret is, and the editor notices', () => {
  let noticed = 0
  area().addEventListener('input', () => noticed++)
  area().value = 'One.\n\nTwo.'
  area().focus()
  area().setSelectionRange(4, 4)
  button().click()
  expect(find('#block fieldset', HTMLElement)).toHaveTextContent('GoalsAs 2:1Place')
  find('[name=result]', HTMLInputElement).value = '2:1'
  find('[name=place]', HTMLSelectElement).value = 'away'
  press('insert')
  expect(area()).toHaveValue('One.\n\n::score{result="2:1" place="away"}\n\nTwo.')
  expect(noticed).toBe(1)
})
