/** A key that a reader presses. */
export type Key = 'Enter' | 'Escape'

/** One visit in one browser, which knows nothing of an earlier one. What a journey needs of an engine, and no more. */
export interface Driver {
  /** The browser and its version, as it says it. */
  readonly browser: string
  /** Loads a page, and waits until it is complete. */
  open(url: string): Promise<void>
  /** What an expression gives in the page: a text. */
  evaluate(expression: string): Promise<string>
  /** Presses the mouse at a point of the window, in CSS pixels. */
  click(x: number, y: number): Promise<void>
  press(key: Key): Promise<void>
  /** Makes the window so large, in CSS pixels, without the browser's own bars. */
  resize(width: number, height: number): Promise<void>
  /** The page on A4, as a PDF; undefined where the engine cannot be asked for it. */
  print(): Promise<Uint8Array | undefined>
  /** What the window shows, as a PNG. */
  picture(): Promise<Uint8Array>
  /** Ends the visit: nothing of it stays. */
  close(): Promise<void>
}

/** A browser that runs, for any number of visits, one after the other. */
export interface Engine {
  visit(): Promise<Driver>
  stop(): Promise<void>
}

/** How an engine is started. */
export interface EngineSettings {
  /** Whether pages may run script; what the engine itself is asked of a page it answers either way. */
  readonly scripting: boolean
}
