import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ReaderSettings } from '../../components/settings/reader-settings.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage, TWELVE } from './helpers/publication.ts'
import { openPanel, show } from './helpers/render.tsx'

test.each(TWELVE)('in %s the panel has six rows of named choices, each with one that is the standard', (lang) => {
  const words = messagesFor(lang)
  const panel = openPanel(show(<ReaderSettings page={aPage({ lang })} />))
  const rows = within(panel).getAllByRole('group')
  expect(rows).toHaveLength(6)
  for (const row of rows) {
    const radios = within(row).getAllByRole<HTMLInputElement>('radio')
    expect(radios.filter(({ checked }) => checked)).toHaveLength(1)
    for (const radio of radios) expect(radio).toHaveAccessibleName()
  }
  const themes = within(screen.getByRole('group', { name: words.theme })).getAllByRole('radio')
  expect(themes.map((radio) => radio.getAttribute('value'))).toEqual(['light', 'sepia', 'dark', 'auto'])
  expect(screen.getByRole('button', { name: words.readerSettings })).toHaveAttribute('popovertarget', panel.id)
})
