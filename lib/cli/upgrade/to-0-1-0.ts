import { patchYaml } from '../../cms/patch-yaml.ts'
import { toRecord } from '../../source/is-record.ts'
import { type Codemod, renameKey, yamlValues } from './codemod.ts'

const SITE = /^site\.yaml$/
/** The texts of the interface that got a place for a value at their end. */
const WITH_VALUE = ['readWith', 'noResults']

/** The changes for content that was written for a checkout of Masthead, before the first release. */
export const TO_0_1_0: readonly Codemod[] = [
  {
    version: '0.1.0',
    why: 'With one language, the address / would now show the front page; this keeps the language chooser there.',
    files: SITE,
    apply(yaml) {
      const { home, languages } = yamlValues(yaml)
      const isOne = Array.isArray(languages) && languages.length === 1
      return isOne && home === undefined ? patchYaml(yaml, {}, { home: 'languages' }) : yaml
    },
  },
  {
    version: '0.1.0',
    why: 'The cookie notice now says what the site does, so every reader is asked again.',
    files: SITE,
    apply(yaml) {
      const consent = toRecord(yamlValues(yaml).consent)
      const { notice, version } = consent
      if (typeof version !== 'string' || notice === 'off') return yaml
      const next = /^\d+$/.test(version) ? String(Number(version) + 1) : `${version}-2`
      return patchYaml(yaml, { consent }, { consent: { ...consent, version: next } })
    },
  },
  {
    version: '0.1.0',
    why: 'The text `swapSides` is called `swapOrder`; `readWith` and `noResults` have a place for a value, `#`.',
    files: /^messages\/[^/]+\.json$/,
    apply(json) {
      const texts = yamlValues(json)
      const after = Object.entries(texts).map(([key, text]) => {
        const lacksValue = WITH_VALUE.includes(key) && typeof text === 'string' && !text.includes('#')
        return [key, lacksValue ? `${text} #` : text] as const
      })
      return renameKey(patchYaml(json, texts, Object.fromEntries(after)), ['swapSides'], 'swapOrder')
    },
  },
]
