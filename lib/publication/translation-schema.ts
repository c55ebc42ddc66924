import { z } from 'zod'
import { text, webAddress } from '../source/values.ts'

const key = z
  .string()
  .regex(/^[A-Z][A-Z\d_]*$/, { error: 'write the name of an environment variable, never the key itself' })
  .describe('The environment variable with the key.')
  .meta({ examples: ['DEEPL_KEY'] })

const address = webAddress.describe('Its address, if it is not the public one.')

const providers = z
  .strictObject({
    deepl: z.strictObject({ key, address: address.optional() }).describe('DeepL.'),
    google: z.strictObject({ key, address: address.optional() }).describe('Google Cloud Translation, Basic (v2).'),
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

/** The schema of `translation` in site.yaml: the providers of machine translation, and the terms that they keep. */
export const translationSchema = z.strictObject({
  providers,
  glossary: z
    .array(z.record(z.string(), text))
    .describe('Terms by language; a term without a translation stays as it is.')
    .meta({ examples: [[{ en: 'Harbour Board', ar: 'مجلس الميناء' }, { en: 'Masthead' }]] })
    .default([]),
})
