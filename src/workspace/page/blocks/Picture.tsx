// No picture is fetched from elsewhere: its description stands for it.
import { type Json, object, string } from '../json.js';

export function Picture({ image }: { readonly image: Json }) {
  const title = string(object(image.title).text);
  const description = string(image.alt_text);
  return (
    <figure class="picture">
      {title !== '' && <figcaption>{title}</figcaption>}
      <span role="img" aria-label={description}>
        {description || 'Image'}
      </span>
    </figure>
  );
}
