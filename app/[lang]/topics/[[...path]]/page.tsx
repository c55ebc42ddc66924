import { listRoute } from '../../list-page.tsx'

const route = listRoute('topics')

export const { generateStaticParams, generateMetadata } = route

export default route.page
