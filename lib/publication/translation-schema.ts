import { z } from 'zod'
import { secretVariable, text, webAddress } from '../source/values.ts'

const key = secretVariable.describe('The environment variable with the key.').meta({ examples: ['DEEPL_KEY'] })
const address = webAddress.describe('Its address, if it is not the public one.').optional()

const providers = z
  .strictObject({
    deepl: z.strictObject({ key, address }).describe('DeepL.'),
    google: z.strictObject({ key, address }).describe('Google Cloud Translation, Basic (v2).'),
    libretranslate: z
      .strictObject({ address: webAddress.describe('The address of the server.'), key: key.optional() })
      .describe('LibreTranslate, also on a computer of your own.'),
    'openai-compatible': z
      .strictObject({
        address: webAddress
          .describe('The address that `/chat/completions` is added to.')
          .meta({ examples: ['http://127.0.0.1:11434/v1'] }),
        model: text.describe('The model’s name.'),
        key: key.optional(),
      })
      .describe('A language model with a chat interface like OpenAI’s, also on a computer of your own.'),
  })
  .partial()
  .describe('The providers, by name.')

/**
 * The schema of `translation` in site.yaml: the providers of machine translation, the terms that they keep, and whether
 * volunteers see what is wanted.
 */
export const translationSchema = z.strictObject({
  providers: providers.default({}),
  glossary: z
    .array(z.record(z.string(), text))
    .describe('Terms by language; a term without a translation stays as it is.')
    .meta({ examples: [[{ en: 'Harbour Board', ar: 'مجلس الميناء' }, { en: 'Masthead' }]] })
    .default([]),
  wanted: z
    .boolean()
    .describe(
      'A public page in each language with the stories that volunteers can translate: /en/wanted/, and its feed.',
    )
    .optional(),
})
