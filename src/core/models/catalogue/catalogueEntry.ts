/** A model that Hearth can download. */
export interface CatalogueEntry {
  /** Lower-case letters, digits, dots and hyphens: also the name of the model's folder. */
  id: string;
  title: string;
  /** One line that says whom the model suits. */
  summary: string;
  /** An SPDX identifier, if known. */
  licence?: string;
  /** GGUF's `general.architecture`, if known. */
  architecture?: string;
  /** All parts of a split model, in order. */
  files: readonly CatalogueFile[];
  /** The web page of the model. */
  page?: string;
  /** ISO date on which these facts were checked. */
  checked?: string;
  origin: 'hearth' | 'user';
}

/** What nobody has verified is absent. The length is then learnt from the server. */
export interface CatalogueFile {
  name: string;
  /** HTTPS; or HTTP of this machine, as of a mirror on it. */
  url: string;
  bytes?: number;
  /** 64 lower-case hexadecimal digits. */
  sha256?: string;
}

/** The model that ships with Hearth. */
export interface EmbeddedModel {
  id: string;
  title: string;
  summary: string;
  licence: string;
  architecture: string;
  file: { name: string; bytes: number; sha256: string };
  checked: string;
}
