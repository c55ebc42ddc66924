/**
 * One setting, as radio buttons in a row.
 * @param options the label of each value
 * @param standard the default value
 * @param letters a sample that shows what a value looks like; sizes show only that, with their number for screen
 * readers
 */
export function Choice(props: {
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
