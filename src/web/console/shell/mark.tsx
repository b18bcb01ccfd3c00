// Our sign.

import markUrl from '../design/mark.svg';

export const Mark = () => <img className="mark" src={markUrl} alt="" width="32" height="32" />;
