import { testEverySecondSequence } from './edit-sequences.ts'

testEverySecondSequence(2)
