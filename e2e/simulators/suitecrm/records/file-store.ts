/** A stored file: of a Note under the note's id, of a Document under its revision's id. */
export interface StoredFile {
  readonly name: string;
  readonly mimeType: string;
  readonly content: Buffer;
}

/** The uploaded files; `entryPoint=download` reads them by the same ids. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();

  keep(id: string, file: StoredFile): void {
    this.#files.set(id, file);
  }

  find(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }
}
