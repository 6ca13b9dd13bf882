import type { Catalogue } from '../catalogue/catalogue.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';

/** The built-in catalogue. It lies in a chunk of its own: only who asks for it pays for it. */
export async function openCatalogue(): Promise<Catalogue> {
  const { default: data } = await import('../catalogue/catalogue.json', { with: { type: 'json' } });
  return readCatalogue(data);
}
