/**
 * One setting, as radio buttons in a row.
 * @param options what each value is called
 * @param standard the value that stands for no choice
 * @param letters what shows a value by its looks; sizes show nothing else, and keep their number for screen readers
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
