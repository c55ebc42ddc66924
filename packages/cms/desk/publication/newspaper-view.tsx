import { useEffect, useState } from 'react'
import type { EditorConfig } from '../../cms-config.ts'
import type { DeskConfig } from '../../desk-config.ts'
import { editorConfig } from '../parts/editor-config.ts'
import { Choice } from '../parts/field.tsx'
import type { NewsroomFiles } from '../parts/newsroom-files.ts'
import { say } from '../parts/texts.ts'
import { EndField } from './end-field.tsx'
import { FrontForm } from './front-form.tsx'
import { LanguageTexts } from './language-texts.tsx'
import { MenuForm } from './menu-form.tsx'
import { SettingsForm } from './settings-form.tsx'

/** The newspaper itself: the order of its front page, its notice, menu and name. */
export function NewspaperView({
  config,
  files,
  isComplete,
}: {
  readonly config: DeskConfig
  readonly files: NewsroomFiles
  /** Whether all texts of the newspaper are read. */
  readonly isComplete: boolean
}) {
  const [lang, setLang] = useState('')
  const [pages, setPages] = useState<EditorConfig['pages']>([])
  useEffect(() => {
    void editorConfig().then((all) => setPages(all.pages))
  }, [])
  const front = lang ? `front.${lang}.yaml` : 'front.yaml'
  return (
    <>
      <h1>{say('newspaper')}</h1>
      {files.reviews?.mayPublish === false && <p className="desk-hint">{say('onlyPublishers')}</p>}
      <section className="desk-part">
        <h2>{say('frontPage')}</h2>
        {config.languages.length > 1 && (
          <Choice
            label={say('frontOf')}
            className="desk-front-of"
            value={lang}
            options={[
              { value: '', label: say('allLanguages') },
              ...config.languages.map(({ tag, endonym }) => ({ value: tag, label: endonym })),
            ]}
            onChoose={setLang}
          />
        )}
        <SettingsForm key={front} label={say('frontPage')} config={config} files={files} path={front} mayBeginIt>
          {(edit) => <FrontForm config={config} edit={edit} isComplete={isComplete} lang={lang || undefined} />}
        </SettingsForm>
      </section>
      <section className="desk-part">
        <h2>{say('nameAndMenu')}</h2>
        <SettingsForm label={say('nameAndMenu')} config={config} files={files} path="site.yaml">
          {(edit) => (
            <>
              <LanguageTexts
                config={config}
                edit={edit}
                path={['notice', 'text']}
                legend={say('notice')}
                hint={say('noticeHint')}
              />
              <EndField config={config} edit={edit} path={['notice', 'until']} />
              <MenuForm config={config} pages={pages} edit={edit} isComplete={isComplete} />
              <LanguageTexts config={config} edit={edit} path={['name']} legend={say('newspaperName')} />
              <LanguageTexts config={config} edit={edit} path={['description']} legend={say('newspaperDescription')} />
            </>
          )}
        </SettingsForm>
      </section>
    </>
  )
}
