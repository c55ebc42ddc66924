import { afterEach, describe, expect, it } from 'vitest'
import { speakSentences } from '../../../lib/problem/wording.ts'
import { newErrors, settingsErrors } from '../desk/publication/check-settings.ts'

const SITE = 'name: A\ndescription: B\nlanguages: [en]\ndefaultLanguage: en\nconsent: off\n'

afterEach(() => speakSentences({}))

describe('the errors of settings before they are saved', () => {
  it('are those of the schema of a build', () => {
    expect(settingsErrors('site.yaml', SITE)).toEqual([])
    expect(settingsErrors('front.fa.yaml', 'lead: harbour\norder: [rice]\n')).toEqual([])
    expect(settingsErrors('front.yaml', '# Nothing is chosen.\n')).toEqual([])
    expect(settingsErrors('front.yaml', 'lead: [a]\n').map(({ message }) => message)).toEqual([
      '“lead” must be a text.',
    ])
    expect(settingsErrors('site.yaml', 'name: [\n')).toMatchObject([{ rule: 'yaml-invalid' }])
  })

  it('are only those that the file did not have before', () => {
    const torn = `${SITE}colour: blue\n`
    expect(newErrors('site.yaml', torn, torn.replace('name: A', 'name: C'))).toEqual([])
    expect(newErrors('site.yaml', torn, torn.replace('name: A\n', '')).map(({ message }) => message)).toEqual([
      'The key “name” is missing.',
    ])
  })

  it('name a key as the form does', () => {
    speakSentences({ 'The key “{0}” is missing.': 'Das Feld „{0}“ ist leer.' }, { name: 'Name der Zeitung' })
    const [error] = settingsErrors('site.yaml', SITE.replace('name: A\n', ''))
    expect(error?.message).toBe('Das Feld „Name der Zeitung“ ist leer.')
  })
})
