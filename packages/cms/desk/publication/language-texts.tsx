import type { DeskConfig } from '../../desk-config.ts'
import { Field, inOneLine } from '../parts/field.tsx'
import { say } from '../parts/texts.ts'
import type { SettingsEdit } from './settings-form.tsx'
import { type KeyPath, valueAt } from './settings-yaml.ts'
import { fieldLanguages, textsByLanguage } from './texts-by-language.ts'

/** The texts of a key of a file: a field for each language of the newspaper, with its name. */
export function LanguageTexts({
  config,
  edit: { text, typed, mayEdit, type },
  path,
  legend,
  hint,
}: {
  readonly config: DeskConfig
  readonly edit: SettingsEdit
  readonly path: KeyPath
  readonly legend: string
  readonly hint?: string
}) {
  const texts = textsByLanguage(valueAt(text, path))
  const tags = config.languages.map(({ tag }) => tag)
  const typedIn = (lang: string) => typed.find((one) => one.lang === lang && one.path.join() === path.join())?.text
  const langs = fieldLanguages(texts, tags, config.defaultLanguage)
  const [home, ...others] = langs
  const field = (lang: string) => (
    <Field key={lang} label={config.languages.find(({ tag }) => tag === lang)?.endonym ?? say('allLanguages')}>
      {(attributes) => (
        <textarea
          {...attributes}
          rows={1}
          lang={lang || config.defaultLanguage}
          dir="auto"
          readOnly={!mayEdit}
          value={typedIn(lang) ?? texts[lang] ?? ''}
          onChange={({ target }) => type(path, lang, inOneLine(target.value))}
        />
      )}
    </Field>
  )
  return (
    <fieldset className="desk-of-languages">
      <legend>{legend}</legend>
      {hint && <p className="desk-hint">{hint}</p>}
      {'' in texts ? (
        <>
          {home !== undefined && field(home)}
          <details>
            <summary>{say('ownTexts')}</summary>
            <div className="desk-row">{others.map(field)}</div>
          </details>
        </>
      ) : (
        <div className="desk-row">{langs.map(field)}</div>
      )}
    </fieldset>
  )
}
