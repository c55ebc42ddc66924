import { formatNumber } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import './reader-settings.css'

/**
 * The reader settings: radio buttons, which reader.css applies without script; the element remembers them. A browser
 * without popovers shows no button, and the page follows the system's settings.
 */
export function ReaderSettings({ page: { words, language, publication } }: { page: PageContext }) {
  const { letters, light, sepia, dark, auto, serif, sans, tight, normalSpacing, loose, normalLength, wide, off } = words
  const sizes = Object.fromEntries([1, 2, 3, 4, 5].map((size) => [size, formatNumber(size, language.tag)]))
  return (
    <reader-settings>
      <button type="button" className="tool letters" popoverTarget="reader">
        <span aria-hidden="true">{letters}</span>
        <span className="sr-only">{words.readerSettings}</span>
      </button>
      <section id="reader" className="panel" popover="auto" aria-labelledby="reader-title">
        <div className="panel-head">
          <h2 id="reader-title">{words.readerSettings}</h2>
          <button type="button" className="close" popoverTarget="reader">
            {words.close}
          </button>
        </div>
        {/* With method="dialog", the form sends nothing when Enter is pressed in it. */}
        <form method="dialog">
          <Choice name="size" title={words.textSize} options={sizes} standard="2" letters={letters} />
          <Choice name="face" title={words.typeface} options={{ serif, sans }} standard="serif" />
          <Choice
            name="theme"
            title={words.theme}
            options={{ light, sepia, dark, auto }}
            standard="auto"
            letters={letters}
          />
          <Choice
            name="lines"
            title={words.lineSpacing}
            options={{ tight, normal: normalSpacing, loose }}
            standard="normal"
          />
          <Choice name="measure" title={words.lineLength} options={{ normal: normalLength, wide }} standard="normal" />
          <Choice name="motion" title={words.motion} options={{ auto, off }} standard="auto" />
          {publication.consent.notice && <p>{words.settingsKept}</p>}
          <button type="reset" className="tool underline">
            {words.defaults}
          </button>
        </form>
      </section>
    </reader-settings>
  )
}

/**
 * One setting, as radio buttons in a row.
 * @param options the label of each value
 * @param standard the default value
 * @param letters a sample of the value; sizes show only that, with their number for screen readers
 */
function Choice(props: {
  name: string
  title: string
  options: Readonly<Record<string, string>>
  standard: string
  letters?: string
}) {
  const { name, title, options, standard, letters } = props
  const bare = name === 'size'
  return (
    <fieldset className={name}>
      <legend>{title}</legend>
      <div>
        {Object.entries(options).map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              aria-label={bare ? label : undefined}
              defaultChecked={value === standard}
            />
            {letters && <b aria-hidden="true">{letters}</b>}
            {!bare && label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
