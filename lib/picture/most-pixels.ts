/** More pixels than this are no photograph but a file that unfolds into gigabytes. */
export const MOST_PIXELS = 100_000_000
