import { useState } from 'react'
import type { EarlierText, NewsroomFiles } from './parts/newsroom-files.ts'
import { say, spokenLanguage } from './parts/texts.ts'

/** The earlier versions of a text. One that is brought back is an edit, which can be looked at before it is saved. */
export function EarlierVersions({
  files,
  path,
  zone,
  onBring,
}: {
  readonly files: NewsroomFiles
  readonly path: string
  readonly zone: string
  /** Is given the file of the version. */
  readonly onBring: (file: string) => void
}) {
  const [versions, setVersions] = useState<readonly EarlierText[]>()
  const load = (isOpen: boolean) => {
    if (isOpen && !versions) files.earlier(path).then(setVersions, () => setVersions([]))
  }
  const bring = async (version: EarlierText) => {
    const file = await version.read().catch(() => undefined)
    if (file !== undefined) onBring(file)
  }
  const time = new Intl.DateTimeFormat(spokenLanguage(), { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  return (
    <details onToggle={({ currentTarget }) => load(currentTarget.open)}>
      <summary>{say('earlierVersions')}</summary>
      {versions?.length === 0 && <p>{say('noEarlier')}</p>}
      <ul>
        {versions?.map((version) => (
          <li key={version.at} className="desk-bar">
            <span>
              {time.format(version.at)} <bdi>{version.by}</bdi>
            </span>
            <button type="button" onClick={() => void bring(version)}>
              {say('bringBack', { time: time.format(version.at) })}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
