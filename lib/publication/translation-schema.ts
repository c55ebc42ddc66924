import { z } from 'zod'
import { text, webAddress } from '../source/values.ts'

const key = z
  .string()
  .regex(/^[A-Z][A-Z\d_]*$/, { error: 'write the name of an environment variable, never the key itself' })
  .describe('The name of the environment variable that has the key. No file contains the key itself.')
  .meta({ examples: ['DEEPL_KEY'] })

const address = webAddress.describe('The address of the provider, if it is not the public one.')

const providers = z
  .strictObject({
    deepl: z.strictObject({ key, address: address.optional() }).describe('DeepL.'),
    google: z.strictObject({ key, address: address.optional() }).describe('Google Cloud Translation, Basic (v2).'),
    libretranslate: z
      .strictObject({ address: webAddress.describe('The address of the server.'), key: key.optional() })
      .describe('LibreTranslate, for example on a machine of your own.'),
    'openai-compatible': z
      .strictObject({
        address: webAddress
          .describe('The address that `/chat/completions` is added to.')
          .meta({ examples: ['http://127.0.0.1:11434/v1'] }),
        model: text.describe('The name of the language model.'),
        key: key.optional(),
      })
      .describe('A language model behind a chat interface as OpenAI has it, also on a machine of your own.'),
  })
  .partial()
  .describe('The providers that `npx masthead translate … --with` may use, by their names.')

/** The schema of `translation` in site.yaml: the providers of machine translation, and the terms that they keep. */
export const translationSchema = z.strictObject({
  providers,
  glossary: z
    .array(z.record(z.string(), text))
    .describe('Terms by language. A term without a text in the other language stays as it is.')
    .meta({ examples: [[{ en: 'Harbour Board', ar: 'مجلس الميناء' }, { en: 'Masthead' }]] })
    .default([]),
})
