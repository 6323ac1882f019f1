// Owns who writes the Apollo 11 story and where its pictures are. The five correspondents are invented; the story is not.

export const HOUSTON = ['Ruth Calloway in Houston'] as const;
export const CAPE = ['Walt Pruitt at the Cape'] as const;
export const LONDON = ['Imogen Farrar in London'] as const;
export const TOKYO = ['Misaki Tachibana (立花 美咲) in Tokyo'] as const;
export const SCIENCE = ['Anselm Okafor, science desk'] as const;

/** The address of a photograph in NASA's public library; `id` is its frame number, "as11-40-5874". */
export function nasaImage(id: string): string {
  return `https://images-assets.nasa.gov/image/${id}/${id}~orig.jpg`;
}
