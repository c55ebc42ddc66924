import { createContext } from 'react'
import type { TextRows } from './kept-rows.ts'

/** The rows of all texts of the newspaper, as they are known now. */
export const AllTexts = createContext<TextRows>(new Map())
