import { type ComponentProps, lazy, Suspense, useState } from 'react'
import { rememberedView, rememberView } from '../parts/on-device.ts'
import { say } from '../parts/texts.ts'
import { TextArea } from './text-area.tsx'

/** The text of a story: as Markdown, or formatted. The choice is kept on the device. */
export function TextEditor(props: ComponentProps<typeof TextArea>) {
  const [view, setView] = useState(rememberedView())
  const Area = view === 'formatted' ? FormattedArea : TextArea
  return (
    <>
      <fieldset className="desk-filters">
        <legend className="desk-hidden">{say('textView')}</legend>
        {(['formatted', 'markdown'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="view"
              checked={view === one}
              onChange={() => {
                rememberView(one)
                setView(one)
              }}
            />
            {say(one)}
          </label>
        ))}
      </fieldset>
      <Suspense fallback={<p>{say('opening')}</p>}>
        <Area {...props} />
      </Suspense>
    </>
  )
}

/** The formatted view needs the parser of stories, which is large. */
const FormattedArea = lazy(async () => ({ default: (await import('./formatted-area.tsx')).FormattedArea }))
