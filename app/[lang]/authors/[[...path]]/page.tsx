import { type ListParams, listMetadata, listPage, listPaths } from '../../list-page.tsx'

export function generateStaticParams({ params }: { params: { lang: string } }) {
  return listPaths('authors', params.lang)
}

export function generateMetadata({ params }: { params: ListParams }) {
  return listMetadata('authors', params)
}

export default function AuthorsPage({ params }: { params: ListParams }) {
  return listPage('authors', params)
}
