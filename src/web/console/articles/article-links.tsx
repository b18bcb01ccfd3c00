// Articles by their titles, one a line, each leading to its page.

import { RouteLink } from '../shell/route-link.js';

interface ArticleLinksProps {
  readonly className: string;
  readonly articles: readonly { readonly id: string; readonly title: string }[];
}

export function ArticleLinks({ className, articles }: ArticleLinksProps) {
  return (
    <ul className={className}>
      {articles.map(({ id, title }) => (
        <li key={id}>
          <RouteLink className="article-link" to={{ screen: 'article', id }}>
            {title}
          </RouteLink>
        </li>
      ))}
    </ul>
  );
}
